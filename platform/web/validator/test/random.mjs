/** Random forms, and people who fill them in at random. The same seed makes the same. */
export function random(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const chance = (of) => next() < of;
  const int = (from, to) => from + Math.floor(next() * (to - from + 1));
  const pick = (list) => list[int(0, list.length - 1)];
  return { chance, int, pick };
}

const options = [
  { label: '甲', value: 'a' },
  { label: '乙', value: 'b' },
  { label: '丙', value: 'c' },
];

const conditions = (r, prefix, keys) => [
  () => `=${prefix}${r.pick(keys.text)} = "ab"`,
  () => `=${prefix}${r.pick(keys.number)} > ${r.int(0, 10)}`,
  () => `=${prefix}${r.pick(keys.number)} = null`,
  () => `=${prefix}${r.pick(keys.choice)} != "b"`,
  () => `=list contains([1, 2, 3], ${prefix}${r.pick(keys.number)})`,
  () => `=not(${prefix}${r.pick(keys.flag)} = true)`,
  () => `=string length(${prefix}${r.pick(keys.text)}) > 2 and limit < 8`,
];

function makers(r, keys, rule) {
  const limits = () => ({
    ...(rule(0.4) && { min: r.pick([0, 2.5, '=limit', '=limit - 3']) }),
    ...(rule(0.4) && { max: r.pick([8, 20, '=limit + 5', '=nothing']) }),
  });
  return {
    textfield: () => ({
      validate: {
        required: rule(0.4),
        ...(rule(0.3) && { minLength: r.pick([2, '=limit - 4']) }),
        ...(rule(0.3) && { maxLength: 3 }),
        ...(rule(0.2) && { pattern: '^[a-z]*$' }),
        ...(rule(0.1) && { validationType: r.pick(['email', 'phone']) }),
      },
    }),
    textarea: () => ({ validate: { required: rule(0.5), ...(rule(0.6) && { maxLength: 4 }) } }),
    number: () => ({
      validate: { required: rule(0.4), ...limits() },
      ...(rule(0.3) && { decimalDigits: r.int(0, 2) }),
      ...(rule(0.1) && { increment: 0.5 }),
      ...(r.chance(0.1) && { serializeToString: true }),
    }),
    checkbox: () => ({ validate: { required: rule(0.3) } }),
    select: () => ({ validate: { required: rule(0.4) }, ...source(r) }),
    radio: () => ({ validate: { required: rule(0.4) }, ...source(r) }),
    taglist: () => ({ validate: { required: rule(0.4) }, ...source(r) }),
    datetime: () => ({
      subtype: r.pick(['date', 'datetime', 'time']),
      validate: { required: rule(0.4) },
      ...(r.chance(0.3) && { timeSerializingFormat: 'utc_offset' }),
    }),
    people: () => ({
      multiple: r.chance(0.6),
      validate: { required: rule(0.5), ...(rule(0.8) && { minItems: 2, maxItems: 3 }) },
    }),
    code: () => ({ codes: 'region', multiple: r.chance(0.5), validate: { required: rule(0.5) } }),
    files: () => ({ maxCount: rule(0.8) ? 2 : 9, validate: { required: rule(0.4) } }),
    region: () => ({
      validate: { required: rule(0.4) },
      ...(rule(0.5) && { level: r.pick(['city', 'county', 'town']) }),
    }),
    organisation: () => ({ multiple: r.chance(0.4), validate: { required: rule(0.4) } }),
    record: () => ({ registry: 'subject', multiple: r.chance(0.4), validate: { required: rule(0.4) } }),
    signature: () => ({ validate: { required: rule(0.5) } }),
    point: () => ({ validate: { required: rule(0.4) } }),
    money: () => ({
      validate: {
        required: rule(0.4),
        ...(rule(0.4) && { min: r.pick([0, 0.01, '100.10']) }),
        ...(rule(0.4) && { max: r.pick([3000, '9007199254740993.02']) }),
      },
    }),
    period: () => ({
      validate: {
        required: rule(0.4),
        ...(rule(0.4) && { minDays: 3 }),
        ...(rule(0.4) && { maxDays: 31 }),
      },
    }),
    expression: () => ({ computeOn: 'change', expression: `=${r.pick(keys.number)} * 2` }),
  };
}

const source = (r) =>
  r.pick([
    { values: options },
    { valuesKey: 'offered' },
    { valuesExpression: '=if limit > 5 then ["a", "b"] else [{label: "丙", value: "c"}]' },
  ]);

const texts = ['', 'a', 'ab', 'abc', 'abcde', ' 甲 ', 'A1', 'x@y.cn', '+8613800000000'];
const values = {
  textfield: (r) => r.pick(texts),
  textarea: (r) => r.pick(texts),
  number: (r, { serializeToString }) => {
    const value = r.pick([null, 0, 1, 2.5, 3.125, 7, 9, 30, -4]);
    return serializeToString && value !== null ? String(value) : value;
  },
  checkbox: (r) => r.chance(0.5),
  select: (r) => r.pick([null, 'a', 'b', 'c']),
  radio: (r) => r.pick([null, 'a', 'b', 'c']),
  taglist: (r) => r.pick([[], ['a'], ['b', 'a'], ['c']]),
  people: (r, { multiple }) =>
    multiple ? r.pick([[], ['p1'], ['p1', 'p2'], ['p1', 'p2', 'p3', 'p4']]) : r.pick([null, 'p1']),
  code: (r, { multiple }) => (multiple ? r.pick([[], ['310115']]) : r.pick([null, '310115'])),
  files: (r) => r.pick([[], ['f1'], ['f1', 'f2', 'f3']]),
  region: (r) => r.pick([null, '990000', '990100', '990101', '990101001', '99']),
  organisation: (r, { multiple }) => (multiple ? r.pick([[], ['o1', 'o2']]) : r.pick([null, 'o1'])),
  record: (r, { multiple }) => (multiple ? r.pick([[], ['7'], ['7', '8']]) : r.pick([null, '7'])),
  signature: (r) => r.pick([[], ['s1'], ['s1', 's2']]),
  point: (r) => r.pick([null, '120.153,30.287', '181,30', '30.2', 'here', '-70.5,-91', '0,0']),
  money: (r) =>
    r.pick([
      null,
      '0.00',
      '0.01',
      '100.10',
      '3000.00',
      '3000.01',
      '9007199254740993.01',
      '9007199254740993.03',
      '99999999999999999999.00',
      '-5.00',
      '1.005',
      'abc',
    ]),
  period: (r) =>
    r.pick([
      null,
      { start: '2026-01-01' },
      { end: '2026-01-31' },
      { start: '2026-01-01', end: '2026-01-01' },
      { start: '2026-01-01', end: '2026-01-31' },
      { start: '2026-02-01', end: '2026-01-31' },
      { start: '2026-02-30', end: '2026-03-31' },
      { start: '2025-01-01', end: '2026-12-31' },
    ]),
  datetime: (r, { subtype }) =>
    r.pick([null, { date: '2026-11-22', time: '14:05', datetime: '2026-11-22T14:05+08:00' }[subtype]]),
};

const checklistRows = (r) =>
  Array.from({ length: r.int(0, 3) }, (_, at) => ({ no: at + 1, content: `c${at}` }));
const answered = (r, rows) =>
  rows.map((row) => ({
    ...row,
    answer: r.pick([null, 'pass', 'fail', 'unchecked', 'not_applicable']),
    note: r.pick(['note', 'note', '', null]),
    photos: r.pick([[], ['p1']]),
  }));

/** A form with what it is filled with, and the edits of each of the people who fill it in. */
export function scenario(seed, persons = 1) {
  const r = random(seed);
  const keys = {
    text: ['textfield1', 'textfield2'],
    number: ['number1', 'number2'],
    choice: ['select1'],
    flag: ['checkbox1'],
  };
  // Half of the forms ask little, so that as many are accepted as are refused.
  const ease = r.chance(0.6) ? 0.04 : 1;
  const rule = (chance) => r.chance(chance * ease);
  const make = makers(r, keys, rule);
  const hide = (prefix = '') =>
    r.chance(0.35) ? { conditional: { hide: r.pick(conditions(r, prefix, keys))() } } : {};
  const lock = () =>
    r.chance(0.08)
      ? { disabled: true }
      : r.chance(0.12)
        ? { readonly: r.pick([true, '=checkbox1 = true']) }
        : {};
  const field = (type, key, extra = {}) => ({
    type,
    id: `f_${key}`,
    key,
    label: key,
    ...make[type](),
    ...extra,
  });

  const components = [
    field('checkbox', 'checkbox1'),
    field('select', 'select1', { values: options, valuesKey: undefined, valuesExpression: undefined }),
    ...['textfield', 'number'].flatMap((type) => [1, 2].map((n) => field(type, `${type}${n}`, hide()))),
  ].map((one) => JSON.parse(JSON.stringify(one)));
  for (let n = 0; n < r.int(2, 7); n++) {
    const type = r.pick(Object.keys(make));
    // form-js never computes a locked expression; the server does.
    components.push({ ...field(type, `k${n}`), ...hide(), ...(type !== 'expression' && lock()) });
  }
  const known = { limit: r.int(3, 9), offered: ['a', { label: '丙', value: 'c' }], checkbox1: r.chance(0.5) };
  if (r.chance(0.6)) known.textfield1 = r.pick(texts);
  for (const { type, key, ...rest } of components) {
    if (values[type] && r.chance(0.4)) known[key] = values[type](r, rest);
  }
  const fields = components.filter(({ type, disabled, readonly }) => values[type] && !disabled && !readonly);
  const people = Array.from({ length: persons }, () =>
    fields
      .filter(() => r.chance(0.75))
      .map(({ key, type, ...rest }) => ({ path: key, value: values[type](r, rest) })),
  );
  const everybody = (edit) => people.forEach((edits) => edits.push(...edit()));

  if (r.chance(0.4)) {
    components.push({
      type: 'group',
      id: 'group',
      path: 'inner',
      ...(r.chance(0.5) && { collapsible: true, collapsed: r.chance(0.5), label: 'inner' }),
      ...hide(),
      components: [field('textfield', 'note', hide())],
    });
    everybody(() => [{ path: 'inner.note', value: r.pick(texts) }]);
  }
  if (r.chance(0.5)) rows(r, rule, { components, known, everybody, field });
  if (r.chance(0.5)) {
    known.checks = checklistRows(r);
    components.push({
      type: 'checklist',
      id: 'checks',
      key: 'checks',
      validate: { required: r.chance(0.7) },
      ...hide(),
    });
    everybody(() => (r.chance(0.8) ? [{ path: 'checks', value: answered(r, known.checks) }] : []));
  }
  return { schema: { type: 'default', id: 'form', schemaVersion: 19, components }, known, people };
}

function rows(r, rule, { components, known, everybody, field }) {
  const more = ['money', 'point', 'period', 'region', 'signature', 'people'].filter(() => r.chance(0.3));
  components.push({
    type: 'dynamiclist',
    id: 'rows',
    path: 'rows',
    allowAddRemove: true,
    defaultRepetitions: r.int(0, 2),
    ...(r.chance(0.5) && { presentation: 'table' }),
    components: [
      { ...field('textfield', 'name'), id: 'row_name' },
      {
        ...field('number', 'amount', {
          validate: { ...(rule(0.9) && { max: '=limit' }), required: rule(0.5) },
        }),
        id: 'row_amount',
        conditional: { hide: r.pick(['=this.name = "ab"', '=i[1] = 2', '=parent.checkbox1 = true']) },
      },
      ...more.map((type) => ({
        ...field(type, type),
        id: `row_${type}`,
        ...(r.chance(0.2) && { readonly: true }),
      })),
    ],
  });
  // A new row has every column, as form-js makes it.
  const fresh = Object.fromEntries(
    components
      .at(-1)
      .components.slice(2)
      .map(({ key, type, multiple }) => [key, type === 'signature' || multiple ? [] : null]),
  );
  const columns = components
    .at(-1)
    .components.slice(2)
    .filter(({ readonly }) => !readonly);
  if (r.chance(0.5)) known.rows = [{ name: 'ab' }, { name: 'abc', amount: 3 }].slice(0, r.int(0, 2));
  everybody(() => {
    const edits = [];
    if (r.chance(0.5)) {
      const value = Array.from({ length: r.int(0, 3) }, () => ({ name: '', amount: null, ...fresh }));
      edits.push({ path: 'rows', value });
    }
    for (let n = 0; n < 3; n++) {
      edits.push({ path: `rows[${n}].name`, value: r.pick(texts) });
      edits.push({ path: `rows[${n}].amount`, value: r.pick([null, 1, 5, 20]) });
      for (const { key, type, ...rest } of columns) {
        edits.push({ path: `rows[${n}].${key}`, value: values[type](r, rest) });
      }
    }
    return edits;
  });
}

/** Every field of a form that is there, with the path of its value; rows of lists by number. */
function* fieldsOf(container, prefix = '') {
  for (const field of container.components ?? []) {
    if (field.key) yield { ...field, path: prefix + field.key };
    if (field.type !== 'dynamiclist') {
      yield* fieldsOf(field, field.path ? `${prefix}${field.path}.` : prefix);
    } else {
      for (let n = 0; n < 2; n++) yield* fieldsOf(field, `${prefix}${field.path}[${n}].`);
    }
  }
}

const lists = (container) =>
  (container.components ?? []).flatMap((field) => [
    ...(field.type === 'dynamiclist' && field.allowAddRemove ? [field.path] : []),
    ...(field.type === 'dynamiclist' ? [] : lists(field)),
  ]);

/** A form of the repository, filled in at random. */
export function ofForm(schema, seed, persons) {
  const r = random(seed);
  const some = (field) =>
    Array.isArray(field.values) && field.type !== 'checklist'
      ? field.type === 'taglist'
        ? [r.pick(field.values).value]
        : r.pick(field.values).value
      : values[field.type]?.(r, field);
  const known = {};
  for (const field of fieldsOf(schema)) {
    if (field.path !== field.key) continue;
    if (field.type === 'checklist') known[field.key] = checklistRows(r);
    else if (values[field.type] && r.chance(0.3)) known[field.key] = some(field);
  }
  const people = Array.from({ length: persons }, () => [
    ...lists(schema).map((path) => ({ path, value: [{}, {}].slice(0, r.int(0, 2)) })),
    ...[...fieldsOf(schema)]
      .filter(({ disabled, readonly }) => !disabled && !readonly)
      .filter(() => r.chance(0.8))
      .flatMap((field) =>
        field.type === 'checklist'
          ? [{ path: field.path, value: answered(r, known[field.key] ?? []) }]
          : values[field.type]
            ? [{ path: field.path, value: some(field) }]
            : [],
      ),
  ]);
  return { schema, known, people };
}
