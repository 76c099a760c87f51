import { fragment, operation } from '../../kit/client/operation.ts';
import { errorFields } from '../../kit/client/operations/fragments.ts';

const noteFields = fragment`
  fragment NoteFields on FilingNote { id text at writer { displayName } mentions { id displayName } }`;

/** What is chosen from while a remark or a note is written. */
export const deskTeam = operation(
  `query DeskTeam { phrases { id text places } colleagues { id displayName } }`,
);

/** What the provider's people wrote on a filing and the applicant has not got. */
export const deskRemarks = operation(
  `query DeskRemarks($id: ID!) {
    filing(id: $id) {
      remarkDrafts(first: 100) { path message writer mine updatedAt }
      notes(last: 100) { ...NoteFields }
    }
  }`,
  noteFields,
);

export const saveRemarkDraft = operation(
  `mutation SaveRemarkDraft($input: SaveRemarkDraftInput!) {
    result: saveRemarkDraft(input: $input) {
      __typename ... on SaveRemarkDraftSuccess { draft { updatedAt } } ...ErrorFields
    }
  }`,
  errorFields,
);

export const addFilingNote = operation(
  `mutation AddFilingNote($input: AddFilingNoteInput!) {
    result: addFilingNote(input: $input) {
      __typename ... on AddFilingNoteSuccess { note { ...NoteFields } } ...ErrorFields
    }
  }`,
  noteFields,
  errorFields,
);

export const readMentions = operation(
  `mutation ReadMentions($input: ReadMentionsInput!) {
    result: readMentions(input: $input) {
      __typename ... on ReadMentionsSuccess { filingId } ...ErrorFields
    }
  }`,
  errorFields,
);
