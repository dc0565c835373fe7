// Reads every Parquet file below a folder with two readers and prints what each found, as JSON: rows, the type of each
// column, and one sum per column. A sum is of the values; of days since 1970 for a date, of the characters of a text, and
// the number of true ones for a boolean.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tableFromIPC } from 'apache-arrow'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import parquetWasm from 'parquet-wasm/node'

const DAY = 86_400_000

function sum(values, type) {
  if (type === 'int32' || type === 'int64') {
    return values.reduce((total, value) => total + BigInt(value), 0n).toString()
  }
  if (type === 'date') {
    return values.reduce((total, value) => total + Number(value) / DAY, 0).toString()
  }
  if (type === 'text') {
    return values.reduce((total, value) => total + [...value].length, 0).toString()
  }
  return values.reduce((total, value) => total + Number(value), 0).toString()
}

function column(name, type, values) {
  const held = values.filter((value) => value !== null && value !== undefined)
  return { navn: name, type, verdier: held.length, sum: sum(held, type) }
}

async function withHyparquet(bytes) {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const metadata = parquetMetadata(file)
  const rows = await parquetReadObjects({ file, metadata, compressors })
  const columns = metadata.schema.slice(1).map((element) => {
    const physical = { INT32: 'int32', INT64: 'int64', DOUBLE: 'double', BOOLEAN: 'boolean' }[element.type]
    const logical = { STRING: 'text', DATE: 'date' }[element.logical_type?.type]
    return column(element.name, logical ?? physical ?? element.type, rows.map((row) => row[element.name]))
  })
  return { rader: rows.length, kolonner: columns }
}

function withParquetWasm(bytes) {
  const table = tableFromIPC(parquetWasm.readParquet(bytes).intoIPCStream())
  const names = { Utf8: 'text', Int32: 'int32', Int64: 'int64', Float64: 'double', Bool: 'boolean' }
  const columns = table.schema.fields.map((field) => {
    const found = field.type.toString()
    const type = found.startsWith('Date') ? 'date' : (names[found] ?? found)
    return column(field.name, type, [...table.getChild(field.name)])
  })
  return { rader: table.numRows, kolonner: columns }
}

const folder = process.argv[2]
const found = []
for (const name of readdirSync(folder, { recursive: true }).map(String).filter((n) => n.endsWith('.parquet')).sort()) {
  const bytes = readFileSync(join(folder, name))
  found.push({ fil: name, motor: 'hyparquet', ...(await withHyparquet(bytes)) })
  found.push({ fil: name, motor: 'parquet-wasm', ...withParquetWasm(bytes) })
}
console.log(JSON.stringify(found))
