import { ProtocolFault, violationText, type Violation } from '../fault.ts';
import { validateLayout, writeDocument, type UploadDocument, type WireDocument } from './document.ts';
import { checkUploadRules } from './rules/upload-rules.ts';
import type { SenderContext } from './rules/whole-file.ts';

/**
 * Everything wrong with a document before it is sent, layout first; the rules beyond the layout are only asked of a
 * document that obeys it. Empty when it may go.
 */
export function validateDocument(document: WireDocument, sender: SenderContext = {}): readonly Violation[] {
  const violations = validateLayout(document);
  if (violations.length > 0 || !isUpload(document)) return violations;
  return checkUploadRules(document, sender);
}

/** The XML of an upload that breaks no rule. Throws ProtocolFault `layout` naming element and rule otherwise. */
export function composeUpload(document: UploadDocument, sender: SenderContext = {}): string {
  const violations = validateDocument(document, sender);
  if (violations.length > 0) throw new ProtocolFault('layout', violationText(violations), violations);
  return writeDocument(document);
}

function isUpload(document: WireDocument): document is UploadDocument {
  return document.root === 'UploadData';
}
