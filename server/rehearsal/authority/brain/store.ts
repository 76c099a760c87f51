import type { Order } from './order.ts';
import type { FiledSubject } from './subject.ts';

/** Subjects beyond the built-in ones and the family; a stored one stands before a built-in one of the same number. */
export interface SubjectTable {
  byNumber(subjectNumber: string): Promise<FiledSubject | null>;
  byCertificate(code: number, number: string): Promise<FiledSubject | null>;
  byDomain(domain: string): Promise<FiledSubject | null>;
  save(subject: FiledSubject): Promise<void>;
}

export interface OrderTable {
  insert(order: Order): Promise<void>;
  find(accessId: bigint): Promise<Order | null>;
  /** Orders of a subject whose word is still out. */
  openOf(subjectNumber: string): Promise<Order[]>;
  /** The approved access to a site that has not been cancelled. */
  approvedOf(websiteNumber: string): Promise<Order | null>;
  /** Orders that wait for this SMS code. */
  waitingFor(smsCode: string): Promise<Order[]>;
  /** Orders whose SMS deadline has come, earliest first. */
  lapsing(until: Date, limit: number): Promise<Order[]>;
  /** Orders whose decision has come due, earliest first. */
  deciding(until: Date, limit: number): Promise<Order[]>;
  /** The latest orders that were given an SMS code. */
  latestTexts(limit: number): Promise<Order[]>;
  update(accessId: bigint, changes: Partial<Order>): Promise<void>;
}

export type Upload = { readonly sequence: bigint; readonly body: Uint8Array };

export interface UploadTable {
  /** Number of the last accepted upload; 0 before the first. */
  lastSequence(): Promise<bigint>;
  /** Stores an upload and moves the last number to its own. */
  add(upload: Upload, at: Date): Promise<void>;
  find(sequences: readonly bigint[]): Promise<Upload[]>;
}

export type WaitingFile = { readonly fileName: string; readonly document: string };

export interface FileTable {
  add(file: WaitingFile, readyAt: Date): Promise<void>;
  /** The first files that have not been acknowledged, oldest first. */
  waiting(limit: number): Promise<WaitingFile[]>;
  /** Whether there was a file of that name, acknowledged now or before. */
  acknowledge(fileName: string, at: Date): Promise<boolean>;
}

export interface PasswordCheckTable {
  count(subjectNumber: string, since: Date): Promise<number>;
  add(subjectNumber: string, at: Date): Promise<void>;
  clear(subjectNumber: string): Promise<void>;
}

/** What the authority keeps of one provider. Providers do not see each other: each rehearses in a world of its own. */
export interface RehearsalTables {
  readonly ispId: bigint;
  readonly subjects: SubjectTable;
  readonly orders: OrderTable;
  readonly uploads: UploadTable;
  readonly files: FileTable;
  readonly passwordChecks: PasswordCheckTable;
}

export interface RehearsalStore {
  /** Opens the account of a provider when it has none; its number follows from the provider's id. */
  openAccount(ispId: bigint, providerId: string): Promise<void>;
  /** The provider an account belongs to, or null for a number nobody was given. */
  providerOf(ispId: bigint): Promise<string | null>;
  /** Reads without a lock. */
  read<T>(ispId: bigint, work: (tables: RehearsalTables) => Promise<T>): Promise<T>;
  /** One transaction at a time per account. Throws when the account is unknown. */
  change<T>(ispId: bigint, work: (tables: RehearsalTables) => Promise<T>): Promise<T>;
}
