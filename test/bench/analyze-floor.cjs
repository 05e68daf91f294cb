// The floor of `tailgate analyze`: a bare script that runs one DuckDB query over the file.
// It gives counts, sums, maxima and P50/P95/P99 of integration and response latency
// by 5-minute bin, endpoint and status, and nothing else: no formats, no findings, no broken lines.
const { DuckDBInstance } = require('@duckdb/node-api');

const [path, threads] = process.argv.slice(2);

const sql = `
  SELECT time // 300000 AS bin, httpMethod, resourcePath, status,
         count(*), sum(integration), sum(response), max(integration), max(response),
         quantile_disc(integration, [0.5, 0.95, 0.99]), quantile_disc(response, [0.5, 0.95, 0.99])
  FROM (
    SELECT TRY_CAST(requestTimeEpoch AS BIGINT) AS time, httpMethod, resourcePath, status,
           TRY_CAST(integrationLatency AS DOUBLE) AS integration,
           TRY_CAST(responseLatency AS DOUBLE) AS response
    FROM read_json('${path.replaceAll("'", "''")}', format = 'newline_delimited', ignore_errors = true,
      columns = { requestTimeEpoch: 'VARCHAR', httpMethod: 'VARCHAR', resourcePath: 'VARCHAR',
                  status: 'VARCHAR', integrationLatency: 'VARCHAR', responseLatency: 'VARCHAR' })
  )
  GROUP BY ALL`;

async function main() {
  const instance = await DuckDBInstance.create(':memory:', {
    threads,
    memory_limit: '800MB',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  const result = await connection.runAndReadAll(sql);
  process.stdout.write(`${result.currentRowCount} rows\n`);
}

void main();
