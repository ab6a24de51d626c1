import { DamagedRecord, type ChunkBytes } from './bytes';
import { ChunkBudget } from './chunk-budget';
import { recordHeaderSize, recordTrailerSize, token } from './layout';
import { compileProgram } from './program';
import { makeTemplate, templateHeaderSize, type Template, type TemplateStore } from './template';
import { noValues, ValuesTable } from './values-table';

/** A record found in a chunk; nothing of its content was looked at. */
export interface RecordFrame {
  /** In the chunk. */
  readonly offset: number;
  readonly size: number;
}

/** What a record's content begins with: a template and this record's values. */
export interface Instance {
  readonly template: Template;
  readonly values: ValuesTable;
}

/** The templates of one chunk by the offset of their definition, in front of the store that all chunks share. */
export class ChunkTemplates {
  private readonly byOffset = new Map<number, Template | DamagedRecord>();
  readonly budget = new ChunkBudget();

  constructor(
    readonly chunk: ChunkBytes,
    private readonly store: TemplateStore,
  ) {}

  /** Throws `DamagedRecord`; a definition that is damaged is looked at once, however many records refer to it. */
  at(offset: number): Template {
    let template = this.byOffset.get(offset);
    if (template === undefined) {
      template = this.read(offset);
      this.byOffset.set(offset, template);
    }
    if (template instanceof DamagedRecord) throw template;
    return template;
  }

  /** The template instance of a record. */
  ofRecord({ offset, size }: RecordFrame): Instance {
    this.budget.begin();
    return this.instance(offset + recordHeaderSize, offset + size - recordTrailerSize);
  }

  /** The fragment between two offsets: of a record, or of a value that is BinXML itself. */
  instance(start: number, end: number): Instance {
    const { chunk } = this;
    const at = chunk.u8(start) === token.fragmentHeader ? start + 4 : start;
    if (chunk.u8(at) !== token.templateInstance) {
      // Forwarded events have no template: the elements stand here themselves, and there are no values to fill in.
      this.budget.compile(end - start, start);
      return { template: makeTemplate(compileProgram(chunk, start, end, false)), values: noValues };
    }
    const definition = chunk.u32(at + 6);
    const isInline = definition === at + 10;
    const template = this.at(definition);
    const values = isInline ? at + 10 + templateHeaderSize + chunk.u32(definition + 20) : at + 10;
    return { template, values: new ValuesTable(chunk, values, end, this.budget) };
  }

  private read(offset: number): Template | DamagedRecord {
    try {
      return this.store.read(this.chunk, offset, this.budget);
    } catch (error) {
      if (error instanceof DamagedRecord) return error;
      throw error;
    }
  }
}
