/** Example operations that GraphiQL opens with. */
export const EXAMPLES = `# The keys of the demo provider are set under "Headers". Choose an operation beside the play button.

query Queue {
  filings(states: [IN_REVIEW], order: OLDEST_FIRST, first: 20) {
    totalCount
    edges { node { id state subject { subjectNumber certificateNumberMasked } steps { key status } } }
  }
}

query WhatZhejiangAsks {
  province(code: "330000") {
    name
    rules(nature: ENTERPRISE, kind: NEW_ACCESS) { mustEqualOriginal smsRequired photoKinds notes { text sources since } }
  }
}

mutation MintApplicantSession {
  createApplicantSession(input: { externalRef: "demo-applicant" }) {
    ... on CreateApplicantSessionSuccess { token expiresAt }
    ... on Error { code message }
  }
}
`;
