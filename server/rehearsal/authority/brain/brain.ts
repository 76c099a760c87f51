import { writeUploadBody } from './access-request.ts';
import { receiveOperation } from './acts/receive.ts';
import { nextFile, queueFile, type FetchedFile } from './files.ts';
import { ispIdOf } from './numbers.ts';
import type { Operation } from './operation.ts';
import type { SmsRule } from './orders.ts';
import { checkPassword, type PasswordAnswer } from './passwords.ts';
import { createRegistry } from './registry.ts';
import type { ResultDocument } from './result-file.ts';
import { judgeSequence, type SequenceJudgement } from './sequence.ts';
import { enterCode, inbox, type SmsEntry, type SmsEntryResult, type SmsText } from './sms.ts';
import { findStatus, type StatusQuery, type StatusReply } from './status.ts';
import type { RehearsalStore, Upload } from './store.ts';
import { tick } from './tick.ts';
import { queueWord } from './word.ts';

/** One upload as the authority takes it. */
export type UploadRequest = {
  readonly sequence: bigint;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
  readonly operation: Operation;
};

export type UploadAnswer =
  { readonly kind: 'ACCEPTED'; readonly sequence: bigint } | Exclude<SequenceJudgement, { kind: 'NEXT' }>;

export type BrainOptions = {
  readonly store: RehearsalStore;
  /** The clock of the provider's rehearsal world. */
  readonly now: (ispId: bigint) => Promise<Date> | Date;
  readonly smsApplies: SmsRule;
};

/** What the provincial bureau knows and decides, without any wire. Every method works in one provider's world. */
export interface Brain {
  /** The provider's number; its account is opened at the first call. */
  accountOf(providerId: string): Promise<bigint>;
  hasAccount(ispId: bigint): Promise<boolean>;
  queryStatus(ispId: bigint, query: StatusQuery): Promise<StatusReply | null>;
  verifyPassword(ispId: bigint, subjectNumber: string, password: string): Promise<PasswordAnswer>;
  receiveUpload(ispId: bigint, upload: UploadRequest): Promise<UploadAnswer>;
  /** The last accepted upload; number 0 and nothing else before the first. */
  lastUpload(ispId: bigint): Promise<{ sequence: bigint; upload: Upload | null }>;
  nextFile(ispId: bigint): Promise<FetchedFile | null>;
  /** False when there never was such a file. */
  acknowledge(ispId: bigint, fileName: string): Promise<boolean>;
  /** Puts a document into the provider's queue. */
  play(ispId: bigint, document: ResultDocument): Promise<string>;
  inbox(ispId: bigint): Promise<SmsText[]>;
  enterCode(ispId: bigint, entry: SmsEntry): Promise<SmsEntryResult>;
}

const accessesIn = (operation: Operation) => (operation.kind === 'NEW_ACCESS' ? operation.accesses : []);

export function createBrain({ store, now, smsApplies }: BrainOptions): Brain {
  const opened = new Map<string, bigint>();

  /** Looks at the clock, and lets happen what was due by then. */
  const awake = async (ispId: bigint): Promise<Date> => {
    const at = await now(ispId);
    await tick(store, ispId, at);
    return at;
  };

  return {
    async accountOf(providerId) {
      const known = opened.get(providerId);
      if (known !== undefined) return known;
      const ispId = ispIdOf(providerId);
      await store.openAccount(ispId, providerId);
      opened.set(providerId, ispId);
      return ispId;
    },

    hasAccount: async (ispId) => (await store.providerOf(ispId)) !== null,

    queryStatus: (ispId, query) =>
      store.read(ispId, ({ subjects }) => findStatus(createRegistry(subjects), query)),

    async verifyPassword(ispId, subjectNumber, password) {
      const at = await now(ispId);
      return store.change(ispId, ({ subjects, passwordChecks }) =>
        checkPassword(createRegistry(subjects), passwordChecks, { subjectNumber, password }, at),
      );
    },

    async receiveUpload(ispId, { sequence, file, operation }) {
      const at = await awake(ispId);
      return store.change(ispId, async (tables): Promise<UploadAnswer> => {
        const judgement = judgeSequence(await tables.uploads.lastSequence(), sequence);
        if (judgement.kind !== 'NEXT') return judgement;
        const body = writeUploadBody({
          file: file && { name: file.name, base64: Buffer.from(file.bytes).toString('base64') },
          accesses: accessesIn(operation).map(({ accessId, passwordDigest: _digest, ...rest }) => ({
            ...rest,
            accessId: accessId.toString(),
          })),
        });
        await tables.uploads.add({ sequence, body }, at);
        const registry = createRegistry(tables.subjects);
        const context = { sequence, now: at, smsApplies };
        await queueWord(tables, await receiveOperation(tables, registry, operation, context), at);
        return { kind: 'ACCEPTED', sequence };
      });
    },

    lastUpload: (ispId) =>
      store.read(ispId, async ({ uploads }) => {
        const sequence = await uploads.lastSequence();
        const [upload] = sequence > 0n ? await uploads.find([sequence]) : [];
        return { sequence, upload: upload ?? null };
      }),

    async nextFile(ispId) {
      await awake(ispId);
      return store.read(ispId, nextFile);
    },

    async acknowledge(ispId, fileName) {
      const at = await now(ispId);
      return store.read(ispId, ({ files }) => files.acknowledge(fileName, at));
    },

    async play(ispId, document) {
      const at = await now(ispId);
      return store.change(ispId, (tables) => queueFile(tables, document, at));
    },

    inbox: (ispId) => store.read(ispId, (tables) => inbox(tables, createRegistry(tables.subjects))),

    async enterCode(ispId, entry) {
      const at = await awake(ispId);
      return store.change(ispId, (tables) => enterCode(tables, createRegistry(tables.subjects), entry, at));
    },
  };
}
