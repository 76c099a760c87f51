import { operation } from '../operation.ts';
import { errorFields, filingFields, materialFields } from './fragments.ts';

export const requestMaterialUpload = operation(
  `mutation RequestMaterialUpload($input: RequestMaterialUploadInput!) {
    result: requestMaterialUpload(input: $input) {
      __typename
      ... on RequestMaterialUploadSuccess {
        material { ...MaterialFields }
        upload { url method headers { name value } expiresAt receivedBytes }
      }
      ...ErrorFields
    }
  }`,
  materialFields,
  errorFields,
);

export const removeMaterial = operation(
  `mutation RemoveMaterial($input: RemoveMaterialInput!) {
    result: removeMaterial(input: $input) {
      __typename ... on RemoveMaterialSuccess { filing { ...FilingFields } } ...ErrorFields
    }
  }`,
  filingFields,
  errorFields,
);
