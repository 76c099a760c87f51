import {
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { LIMITS } from '../../../../schema/api/builder.ts';
import { reference } from '../../../../schema/messages/generated/reference.js';
import { ERROR_CODES, ERRORS_PATH, placesOf } from '../../../../schema/rules/error-catalogue.ts';
import { escapeHtml } from '../../../platform/html.ts';
import type { Example } from '../examples.ts';
import { linkTo, type Reader } from '../frame.ts';
import { limitsOf, scopeOf, staffRolesFor, whoMayCall } from './facts.ts';
import {
  asGiven,
  deprecationOf,
  memberList,
  nameList,
  named,
  prose,
  section,
  typeLink,
  typePath,
  type Kind,
} from './parts.ts';

export type Operation = { readonly kind: Kind; readonly field: GraphQLField<unknown, unknown> };

const code = (text: string): string => `<code>${text}</code>`;
const items = (all: readonly string[]): string => `<ul>${all.map((one) => `<li>${one}</li>`).join('')}</ul>`;

function factsOf(reader: Reader, { kind, field }: Operation, example: Example | undefined): string {
  const words = reference[reader.locale];
  const scope = scopeOf(kind, field.name);
  const cost = example?.cost;
  const roles = staffRolesFor(kind, field);
  const rows: [string, string][] = [
    [words.who, items(whoMayCall(field).map((role) => words[`who.${role}`]))],
    ...(roles
      ? ([
          [
            words.staffRoles,
            items(roles.map((role) => named(reader, `${typePath('StaffRole')}#${role}`, role))),
          ],
        ] satisfies [string, string][])
      : []),
    [
      words.scope,
      'name' in scope
        ? `<a href="${linkTo(reader, `${typePath('ApiKeyScope')}#${scope.name}`)}"><code>${scope.name}</code></a>`
        : scope.why === 'session'
          ? words['scope.session']({ header: code('X-Jieru-Key') })
          : words[`scope.${scope.why}`],
    ],
    [
      words.limits,
      items(
        limitsOf(kind, field).map(({ name, points, seconds }) =>
          words['limits.quota']({ name: code(name), points, seconds }),
        ),
      ),
    ],
    ...(cost === undefined || cost === null
      ? []
      : ([[words.cost, words['cost.example']({ cost, most: LIMITS.complexity })]] satisfies [
          string,
          string,
        ][])),
    ...(kind === 'mutation'
      ? ([[words.idempotency, words['idempotency.key']({ header: code('Idempotency-Key') })]] satisfies [
          string,
          string,
        ][])
      : []),
  ];
  return `<dl class="facts">${rows.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join('')}</dl>`;
}

/** The arguments; where there is nothing but an input object, what it is made of. */
function argumentsOf(reader: Reader, { args }: GraphQLField<unknown, unknown>): string {
  const [only] = args;
  if (!only) return `<p>${reference[reader.locale]['arguments.none']}</p>`;
  const input = getNamedType(only.type);
  if (args.length > 1 || !isInputObjectType(input)) return memberList(reader, asGiven(args));
  const fields = memberList(reader, asGiven(Object.values(input.getFields())), only.name);
  return `<p><code>${only.name}: ${typeLink(reader, String(only.type))}</code></p>${fields}`;
}

const isError = (type: GraphQLObjectType): boolean =>
  type.getInterfaces().some(({ name }) => name === 'Error');

function answerOf(reader: Reader, { type }: GraphQLField<unknown, unknown>): string {
  const of = getNamedType(type);
  const line = `<p><code>${typeLink(reader, String(type))}</code></p>`;
  if (isUnionType(of)) {
    const parts = of
      .getTypes()
      .filter((member) => !isError(member))
      .map(
        (member) =>
          `<h3>${named(reader, typePath(member.name), member.name)}</h3><p>${prose(reader, member.description)}</p>${memberList(reader, Object.values(member.getFields()), member.name)}`,
      );
    return line + parts.join('');
  }
  return isObjectType(of) || isInterfaceType(of) ? `${line}<p>${prose(reader, of.description)}</p>` : line;
}

function errorsOf(reader: Reader, { type }: GraphQLField<unknown, unknown>): string {
  const of = getNamedType(type);
  if (!isUnionType(of)) return '';
  const found = of.getTypes().filter(isError);
  const list = found.map((member) => {
    const its = ERROR_CODES.find((one) => placesOf(one).union === member.name);
    return (
      named(reader, typePath(member.name), member.name) +
      (its ? ` · ${named(reader, `${ERRORS_PATH}/${its}`, its)}` : '')
    );
  });
  return list.length === 0 ? '' : nameList(list);
}

const block = (title: string, text: string): string =>
  `<h3>${title}</h3><pre tabindex="0" role="region" aria-label="${title}"><code>${escapeHtml(text)}</code></pre>`;

/** JSON as people write it: a list of plain values on one line where it is short. */
const json = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    /\[\n\s+([^[\]{}]{1,60})\n\s+\]/g,
    (_all, list: string) => `[${list.replace(/\n\s+/g, ' ')}]`,
  );

function exampleOf(reader: Reader, example: Example | undefined): string {
  if (!example) return '';
  const words = reference[reader.locale];
  const { as, document, variables, answers } = example;
  return [
    `<p>${words['example.as']({ credentials: words[`as.${as}`] })}</p>`,
    `<p>${words['example.real']}</p>`,
    block(words['example.request'], document),
    ...(Object.keys(variables).length > 0 ? [block(words['example.variables'], json(variables))] : []),
    block(words['example.answer'], json(answers[reader.locale] ?? answers.en)),
  ].join('\n');
}

/** What is to be known of one operation. */
export function operationMain(reader: Reader, operation: Operation, example: Example | undefined): string {
  const words = reference[reader.locale];
  const { kind, field } = operation;
  return [
    `<p class="kind">${words[`kind.${kind}`]}</p>`,
    `<h1>${code(field.name)}</h1>`,
    `<p>${prose(reader, field.description)}</p>`,
    deprecationOf(reader, field.deprecationReason),
    factsOf(reader, operation, example),
    section('arguments', words.arguments, argumentsOf(reader, field)),
    section('answer', words.answer, answerOf(reader, field)),
    section('errors', words.errors, errorsOf(reader, field)),
    section('example', words.example, exampleOf(reader, example)),
  ].join('\n');
}
