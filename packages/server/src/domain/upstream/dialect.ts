import type {ReadAnswer, UpstreamAnswer, UpstreamMessage} from './answers.ts';
import type {Platform} from './platform.ts';
import type {FieldTable, RecordKind, UpstreamRecord} from './records.ts';

/** What a message depends on besides its record. */
export interface MessageContext {
  readonly now: Date;
  /** Undefined where the platform asks for none. */
  readonly token: string | undefined;
}

/** How a platform is spoken to: its fields as data, and how a record becomes a message. */
export interface UpstreamDialect {
  /** The fields of both records, each with what it is filled with. */
  readonly fields: Readonly<Record<RecordKind, FieldTable>>;
  readonly messageOf: (
    kind: RecordKind,
    record: UpstreamRecord,
    platform: Platform,
    context: MessageContext,
  ) => UpstreamMessage;
  /** Code and words of an answer; undefined when it is no answer of this dialect. */
  readonly read: (answer: UpstreamAnswer, platform: Platform) => ReadAnswer | undefined;
  /** Asks for a token; undefined where the platform has none. */
  readonly askForToken: (platform: Platform, now: Date) => UpstreamMessage | undefined;
  /** The token in an answer; undefined when there is none in it. */
  readonly readToken: (answer: UpstreamAnswer, platform: Platform) => string | undefined;
}
