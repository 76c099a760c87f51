import type { Plugin } from 'graphql-yoga';
import type { Asked, Choose, Chosen } from './choose.ts';

type Options = {
  choose: Choose;
  askedOf: (serverContext: object, request: Request) => Asked;
  /** Where the choice of a request stands: made here, or before it came here. */
  known: (serverContext: object) => { chosen?: Chosen };
};

/** Hands Yoga what passed; its own parser, validation and caches see nothing else. */
export function useDocuments({ choose, askedOf, known }: Options): Plugin {
  return {
    onParams({ params: sent, request, context, setParams }) {
      const chosen = (known(context).chosen ??= choose(sent, askedOf(context, request)));
      setParams({ ...sent, query: chosen.prepared.text, variables: chosen.variables });
    },
    onParse({ context, setParsedDocument }) {
      const { chosen } = known(context);
      if (chosen) setParsedDocument(chosen.prepared.document);
    },
    onValidate({ setResult }) {
      setResult([]);
    },
  };
}
