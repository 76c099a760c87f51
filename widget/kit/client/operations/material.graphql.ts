import { operation } from '../operation.ts';
import type { TypedError } from '../types/errors.ts';
import type { MaterialKind, MaterialView, UploadTarget } from '../types/material.ts';
import type { FilingAnswer } from './act.graphql.ts';
import { errorFields, filingFields, materialFields } from './fragments.ts';

export type UploadRequest = {
  filingId: string;
  kind: MaterialKind;
  websiteId: string | null;
  contentType: string;
  bytes: number;
};

export type UploadAnswer = {
  result: { __typename: string; material: MaterialView; upload: UploadTarget } | TypedError;
};

export const requestMaterialUpload = operation<UploadAnswer, { input: UploadRequest }>()`
  mutation RequestMaterialUpload($input: RequestMaterialUploadInput!) {
    result: requestMaterialUpload(input: $input) {
      __typename
      ... on RequestMaterialUploadSuccess {
        material { ...MaterialFields }
        upload { url method headers { name value } expiresAt }
      }
      ...ErrorFields
    }
  }
  ${materialFields} ${errorFields}`;

export const removeMaterial = operation<FilingAnswer, { input: { materialId: string } }>()`
  mutation RemoveMaterial($input: RemoveMaterialInput!) {
    result: removeMaterial(input: $input) {
      __typename ... on RemoveMaterialSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }
  ${filingFields} ${errorFields}`;
