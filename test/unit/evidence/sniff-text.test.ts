import { describe, expect, test } from 'vitest';
import { isEventXmlHead, isVmConfigHead, sniffLimit } from '../../../src/core/evidence/sniff-text';

const node =
  '<_2497f4de-e9fa-4204-80e4-4b75c46419c0_><VDEVVersion type="integer">256</VDEVVersion></_2497f4de-e9fa-4204-80e4-4b75c46419c0_>';
const config = `<?xml version="1.0" encoding="UTF-16" standalone="yes"?>\r\n<configuration>\r\n  ${node}\r\n`;

describe('VM configurations', () => {
  test.each([
    ['device nodes, as a real file begins', config],
    [
      'properties and an id',
      '<configuration><properties><global_id type="string">A</global_id></properties></configuration>',
    ],
    [
      'a manifest with one device',
      '<configuration><manifest><vdev001><device type="string"></device></vdev001></manifest></configuration>',
    ],
    ['settings after global settings', '<configuration>\n<global_settings/>\n<settings/>\n</configuration>'],
    ['a byte order mark before it', `\ufeff${config}`],
    ['white space before it', ` \r\n\t${config.slice(config.indexOf('<configuration'))}`],
    [
      'a comment before the root',
      `<?xml version="1.0"?><!-- <web> hvb-disable HVB001 -->${config.slice(config.indexOf('<configuration'))}`,
    ],
    [
      'a DOCTYPE with entities before the root',
      `<!DOCTYPE configuration [<!ENTITY a "<b>"><!ENTITY c ">">]><configuration>${node}`,
    ],
    ['an attribute that somebody put on the root', `<configuration xmlns="urn:x">${node}`],
    ['the root still unclosed', `<configuration>${node}<global_settings`],
    [
      'one marker of ours and a typed leaf',
      '<configuration><global_settings><a><b><size type="integer">1</size></b></a></global_settings></configuration>',
    ],
    ['a self-closed saved state', '<configuration><savedstate /><settings></settings>'],
  ])('%s', (_name, head) => {
    expect(isVmConfigHead(head)).toBe(true);
  });
});

describe('XML of others stays silent', () => {
  test.each([
    ['empty', ''],
    ['blank', '   \n'],
    ['not XML', 'configuration: <properties>'],
    ['text before the markup', `hello ${config}`],
    [
      '.NET app.config',
      '<configuration><configSections/><startup><supportedRuntime version="v4.0"/></startup><appSettings/></configuration>',
    ],
    [
      'web.config',
      '<configuration><system.webServer><security/><handlers/></system.webServer><location path="."/></configuration>',
    ],
    [
      '.NET user settings',
      '<configuration><userSettings><a.Properties.Settings><setting name="x"/></a.Properties.Settings></userSettings></configuration>',
    ],
    [
      'NuGet.config',
      '<configuration><packageSources><add key="a" value="b"/></packageSources><disabledPackageSources/></configuration>',
    ],
    [
      'log4net',
      '<configuration><log4net><appender name="a"/><root><level value="ALL"/></root></log4net></configuration>',
    ],
    ['NLog', '<configuration><nlog><targets/><rules/></nlog></configuration>'],
    [
      'logback',
      '<configuration scan="true"><property name="a" value="b"/><appender name="STDOUT"/><root level="info"/></configuration>',
    ],
    [
      'log4j 2',
      '<Configuration status="WARN"><Properties><Property name="a">b</Property></Properties></Configuration>',
    ],
    ['log4j 1', '<log4j:configuration xmlns:log4j="x"><appender/></log4j:configuration>'],
    [
      'MyBatis',
      '<configuration><properties resource="a.properties"/><settings><setting name="a" value="b"/></settings><typeAliases/></configuration>',
    ],
    [
      'Hadoop core-site',
      '<configuration><property><name>fs.defaultFS</name><value>hdfs://a</value></property></configuration>',
    ],
    ['ClickOnce', '<asmv1:assembly><manifest/><properties/></asmv1:assembly>'],
    ['configuration with a manifest and settings', '<configuration><manifest/><settings/></configuration>'],
    ['one marker of ours only', `<configuration><global_settings/></configuration>`],
    [
      'typed leaves only',
      '<configuration><a type="string">x</a><settings><b type="bool">True</b></settings></configuration>',
    ],
    ['markers in a comment', `<configuration><!-- ${node}<global_settings/> --><appSettings/></configuration>`],
    ['markers in CDATA', `<configuration><x><![CDATA[${node}]]></x></configuration>`],
    ['markers in an instruction', `<configuration><?x ${node} ?></configuration>`],
    ['markers under another root', `<config>${node}<global_settings/></config>`],
    ['the right root only inside', `<wrapper><configuration>${node}</configuration></wrapper>`],
    ['upper case root', `<CONFIGURATION>${node}</CONFIGURATION>`],
    ['a name that only begins so', `<configurations>${node}</configurations>`],
    ['a prefix before the name', `<x:configuration>${node}</x:configuration>`],
    ['Maven pom', '<project xmlns="http://maven.apache.org/POM/4.0.0"><properties/><build/></project>'],
    ['Maven plugin settings', '<settings><profiles/><properties/></settings>'],
    ['csproj', '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup/></Project>'],
    ['XHTML', '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html><head/></html>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>'],
    ['an event', '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System/></Event>'],
    ['CLIXML', '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"/>'],
    ['libvirt', '<domain type="kvm"><name>a</name><devices/></domain>'],
    ['OVF', '<Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1"/>'],
    ['VirtualBox', '<VirtualBox xmlns="http://www.virtualbox.org/"><Machine uuid="{a}"/></VirtualBox>'],
    ['Virtual PC', '<preferences><version type="string">2.0</version><properties/><settings/></preferences>'],
    ['a comment that never ends', `<!-- ${config}`],
    [
      'a GUID with a digit missing',
      '<configuration><_2497f4de-e9fa-4204-80e4-4b75c46419c_/><settings/></configuration>',
    ],
  ])('%s', (_name, head) => {
    expect(isVmConfigHead(head)).toBe(false);
  });
});

test('cut off anywhere, the answer turns from no to yes once and stays', () => {
  const answers = Array.from({ length: config.length + 1 }, (_unused, end) => isVmConfigHead(config.slice(0, end)));
  const first = answers.indexOf(true);
  expect(first).toBeGreaterThan(config.indexOf('<VDEVVersion'));
  expect(answers.slice(first).every(Boolean)).toBe(true);
});

test('a marker name that touches the end of the head does not count', () => {
  const head = '<configuration><settings/><global_settings';
  expect(isVmConfigHead(head)).toBe(false);
  expect(isVmConfigHead(`${head}>`)).toBe(true);
});

test('nothing after the first 4,096 characters is looked at', () => {
  const padding = (length: number): string => `<configuration>${' '.repeat(length)}`;
  expect(isVmConfigHead(padding(100) + node)).toBe(true);
  expect(isVmConfigHead(padding(sniffLimit) + node)).toBe(false);
});

describe('the head of events as XML', () => {
  const space = 'xmlns="http://schemas.microsoft.com/win/2004/08/events/event"';
  const event = `<Event ${space}><System><Provider Name="VSS"/><EventID>13</EventID></System></Event>`;

  test.each([
    ['events under a root, as Event Viewer saves them', `\ufeff<?xml version="1.0"?>\n<Events>${event}</Events>`],
    ['events one after the other, as wevtutil prints them', `${event}\n${event}`],
    ['an event without its namespace', event.replace(` ${space}`, '')],
  ])('is that of %s', (_name, head) => {
    expect(isEventXmlHead(head)).toBe(true);
    expect(isVmConfigHead(head)).toBe(false);
  });

  test.each([
    ['a VM configuration', config],
    ['another format with a root of that name', '<Events><Event id="1"><System/></Event></Events>'],
    ['events inside something else', `<log>${event}</log>`],
    ['text before the first element', `see ${event}`],
    ['nothing', ''],
  ])('is not that of %s', (_name, head) => {
    expect(isEventXmlHead(head)).toBe(false);
  });

  test('is told by the first 4,096 characters', () => {
    expect(isEventXmlHead(`<Events>${' '.repeat(sniffLimit)}${event}`)).toBe(false);
  });
});
