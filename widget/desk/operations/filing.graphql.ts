import { operation } from '../../kit/client/operation.ts';
import type { DeskDetails, DeskFiling } from '../types.ts';
import { deskDetailsFields, deskFilingFields } from './fragments.ts';

type ById = { id: string };

export const deskFiling = operation<{ filing: DeskFiling | null }, ById>()`
  query DeskFiling($id: ID!) { filing(id: $id) { ...DeskFilingFields } }
  ${deskFilingFields}`;

export const deskFilingUpdated = operation<{ filingUpdated: DeskFiling | null }, ById>()`
  subscription DeskFilingUpdated($id: ID!) { filingUpdated(id: $id) { ...DeskFilingFields } }
  ${deskFilingFields}`;

/** The details in clear; the service writes down who looked. */
export const deskReveal = operation<{ filing: { version: number; details: DeskDetails } | null }, ById>()`
  query DeskReveal($id: ID!) {
    filing(id: $id) { version details(reveal: true) { ...DeskDetailsFields } }
  }
  ${deskDetailsFields}`;
