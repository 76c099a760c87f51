import type { AuditAction, AuditActorKind } from '../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { newId } from '../ids.ts';
import type { KnownActor, Tenant } from './actor.ts';

/** Who did what an auditor asks about: an actor of the API, or the operator at the machine. */
export type Auditee = {
  kind: AuditActorKind;
  id: string;
  /** Why, sealed, where it was asked. */
  reason?: Uint8Array<ArrayBuffer>;
};

export const OPERATOR: Auditee = { kind: 'OPERATOR', id: 'operator' };

/** The authority (管局), whose word reached us. */
export const AUTHORITY: Auditee = { kind: 'AUTHORITY', id: 'authority' };

/** A service that the provider has asked, or a registry, whose answer reached us. */
export const PROVIDER_SERVICE: Auditee = { kind: 'PROVIDER_SERVICE', id: 'service' };

export const auditeeOf = (actor: KnownActor): Auditee => {
  switch (actor.kind) {
    case 'APPLICANT':
      return { kind: actor.kind, id: actor.applicantId };
    case 'STAFF':
      return { kind: actor.kind, id: actor.staffId };
    case 'SECRET_KEY':
    case 'HOST_PAGE':
      return { kind: actor.kind, id: actor.keyId };
  }
};

export type AuditEntry = {
  tenant: Tenant;
  by: Auditee;
  action: AuditAction;
  targetId: string;
  at: Date;
  /** Which part of the target: a word of a closed list, never personal data. */
  what?: string;
  /** The filing whose data it is, where the target is a part of one. */
  filingId?: string | null;
  /** Why, sealed: the words are a person's own. */
  reason?: Uint8Array<ArrayBuffer> | null;
  /** The session in which it was done. */
  session?: string | null;
};

/** Writes the audit entry in the transaction of what it tells of. */
export const recordAudit = async (tx: Prisma.TransactionClient, entry: AuditEntry): Promise<void> => {
  const {
    tenant,
    by,
    action,
    targetId,
    at,
    what = null,
    filingId = null,
    reason = by.reason ?? null,
    session = null,
  } = entry;
  await tx.auditEvent.create({
    data: {
      id: newId('AuditEvent'),
      providerId: tenant.providerId,
      mode: tenant.mode,
      actorKind: by.kind,
      actorId: by.id,
      action,
      targetId,
      at,
      what,
      filingId,
      reason,
      session,
    },
  });
};
