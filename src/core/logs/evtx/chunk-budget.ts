import { DamagedRecord } from './bytes';
import { chunkSize } from './layout';

/** Definitions never overlap, so those of a healthy chunk are smaller than it. */
const mostCompiled = 2 * chunkSize;

/** 64 KB say at most a quarter of a million characters once; a value that is filled in again and again could say anything. */
const mostNodesOfRecord = 50_000;
const mostTextOfRecord = 1_000_000;
const mostOfChunk = 16;

/**
 * What decoding one chunk may cost. A forged chunk of 64 KB could otherwise ask for minutes and gigabytes: thousands of
 * records, each filling one long value into thousands of places.
 */
export class ChunkBudget {
  private compiled = mostCompiled;
  private nodesOfChunk = mostOfChunk * mostNodesOfRecord;
  private textOfChunk = mostOfChunk * mostTextOfRecord;
  private nodes = 0;
  private text = 0;

  /** BinXML of so many bytes is to be compiled. */
  compile(size: number, offset: number): void {
    this.compiled -= size;
    if (this.compiled < 0) throw new DamagedRecord('The templates of a chunk are larger than the chunk', offset);
  }

  /** The next record is decoded. */
  begin(): void {
    this.nodes = Math.min(mostNodesOfRecord, this.nodesOfChunk);
    this.text = Math.min(mostTextOfRecord, this.textOfChunk);
  }

  /** One more element or value of the record, with text of this length. */
  spend(length: number, offset: number): void {
    this.nodes--;
    this.nodesOfChunk--;
    this.text -= length;
    this.textOfChunk -= length;
    if (this.nodes < 0 || this.text < 0) throw new DamagedRecord('The record expands without end', offset);
  }
}
