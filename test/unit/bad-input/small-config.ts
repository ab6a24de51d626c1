/** As small as a configuration can be and still be whole: no rule has anything to say, and each of its bytes can be tried. */
export const smallConfig = `<?xml version="1.0" encoding="UTF-16" standalone="yes"?>
<configuration>
  <_83f8638b-8dca-4152-9eda-2ca8b33039b4_>
    <controller0>
      <drive0>
        <pathname type="string">D:\\VMs\\A\\a.vhdx</pathname>
        <type type="string">VHD</type>
      </drive0>
    </controller0>
  </_83f8638b-8dca-4152-9eda-2ca8b33039b4_>
  <_a1d3f5b7-0c2e-4468-8ace-135792468ace_>
    <ChannelInstanceGuid type="string">{B2E4A6C8-1D3F-4579-9BDF-02468ACE1357}</ChannelInstanceGuid>
  </_a1d3f5b7-0c2e-4468-8ace-135792468ace_>
  <manifest>
    <size type="integer">2</size>
    <vdev001>
      <device type="string">5ced1297-4598-4915-a5fc-ad21bb4d02a4</device>
      <instance type="string">5CED1297-4598-4915-A5FC-AD21BB4D02A4</instance>
    </vdev001>
    <vdev002>
      <device type="string">d422512d-2bf2-4752-809d-7b82b5fcb1b4</device>
      <instance type="string">A1D3F5B7-0C2E-4468-8ACE-135792468ACE</instance>
    </vdev002>
  </manifest>
  <properties>
    <global_id type="string">C3F5B7D9-2E40-468A-ACE0-13579BDF2468</global_id>
    <name type="string">Mühle 😀</name>
    <type_id type="string">Virtual Machines</type_id>
    <version type="integer">1280</version>
  </properties>
  <settings>
    <global>
      <logical_id type="string">C3F5B7D9-2E40-468A-ACE0-13579BDF2468</logical_id>
    </global>
  </settings>
</configuration>`.replaceAll('\n', '\r\n');
