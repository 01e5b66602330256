import { Client } from 'pg';

/**
 * Procedures with five versions each, one a year from 2019 on, in one transaction: what is published takes no more rows.
 *
 * @param url of a superuser, on the catalogue's database.
 */
export async function loadProcedures(url: string, procedures: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    for (const statement of statements) {
      const placeholders = statement.match(/\$1/g);
      await client.query(statement, placeholders ? [procedures] : []);
    }
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

const versions = `generate_series(1, $1::integer) as n cross join generate_series(1, 5) as version`;
const code = `'8.' || lpad(n::text, 6, '0')`;

const statements = [
  `insert into procedure_version (code, version, name, field_code, field_name, level, service_level, object_types,
     handling_unit, result_code, result_name, valid_from, valid_to, search_text)
   select ${code}, version, 'Thủ tục minh họa số ' || n || ' ' || word, 'G99-XX' || lpad((n % 90)::text, 2, '0'),
     'Lĩnh vực ' || n % 90, (array['province', 'district', 'commune'])[1 + n % 3],
     (array['full', 'partial', 'informationOnly'])[1 + n % 3], array['citizen'], null, 'KQ-' || n, 'Kết quả ' || n,
     make_date(2018 + version, 1, 1), case when version < 5 then make_date(2019 + version, 1, 1) end,
     ${code} || ' thu tuc minh hoa so ' || n || ' ' || plain
   from ${versions} cross join lateral (
     select (array['khai sinh', 'đất đai', 'xây dựng', 'hộ kinh doanh', 'bảo hiểm'])[1 + n % 5] as word,
       (array['khai sinh', 'dat dai', 'xay dung', 'ho kinh doanh', 'bao hiem'])[1 + n % 5] as plain
   ) as words`,
  `insert into procedure_case (procedure_code, version, code, name, place)
   select ${code}, version, 'TH0' || place, 'Trường hợp ' || place, place from ${versions} cross join generate_series(1, 2) as place`,
  `insert into channel_rule (procedure_code, version, case_code, channel, limit_amount, limit_unit, fee_vnd, exemption_text)
   select ${code}, version, 'TH0' || place, channel, 5, 'workingDay', 8000, 'Miễn cho hộ nghèo (minh họa).'
   from ${versions} cross join generate_series(1, 2) as place cross join unnest(array['counter', 'online', 'postal']) as channel`,
  `insert into procedure_component (procedure_code, version, code, name, required, digitise, place)
   select ${code}, version, 'TP0' || place, 'Giấy tờ ' || place, true, 'optional', place
   from ${versions} cross join generate_series(1, 3) as place`,
];
