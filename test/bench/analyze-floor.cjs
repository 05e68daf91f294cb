// Floors of `tailgate analyze`: a bare script that runs one DuckDB query over the same file and drops the result.
// cells: what the cell query gives, in hand-written SQL: counts, sums and maxima by 5-minute bin, endpoint, status,
//   error text and 2 % buckets of integration and response latency. It is what findings and episodes need.
// quantiles: P50, P95, P99 of both latencies by 5-minute bin, endpoint and status. Enough for a chart, not for findings.
// Neither looks at formats, broken lines or findings.
const { DuckDBInstance } = require('@duckdb/node-api');

const [path, threads, floor] = process.argv.slice(2);

const requests = `
  SELECT TRY_CAST(requestTimeEpoch AS BIGINT) // 300000 AS bin, apiId, stage, httpMethod, resourcePath, status, errorMessage,
         TRY_CAST(integrationLatency AS DOUBLE) AS integration,
         TRY_CAST(responseLatency AS DOUBLE) AS response
  FROM read_json('${path.replaceAll("'", "''")}', format = 'newline_delimited', ignore_errors = true,
    columns = { requestTimeEpoch: 'VARCHAR', apiId: 'VARCHAR', stage: 'VARCHAR', httpMethod: 'VARCHAR',
                resourcePath: 'VARCHAR', status: 'VARCHAR', errorMessage: 'VARCHAR',
                integrationLatency: 'VARCHAR', responseLatency: 'VARCHAR' })`;

const floors = {
  cells: `
    SELECT bin, apiId, stage, httpMethod, resourcePath, status, errorMessage,
           ceil(ln(greatest(integration, 1)) / ln(1.02)) AS integrationBucket,
           ceil(ln(greatest(response, 1)) / ln(1.02)) AS responseBucket,
           floor(least(response - integration, 200) / 10) AS overheadStep,
           count(*), sum(integration), sum(response), max(integration), max(response)
    FROM (${requests}) GROUP BY ALL`,
  quantiles: `
    SELECT bin, httpMethod, resourcePath, status,
           count(*), sum(integration), sum(response), max(integration), max(response),
           quantile_disc(integration, [0.5, 0.95, 0.99]), quantile_disc(response, [0.5, 0.95, 0.99])
    FROM (${requests}) GROUP BY ALL`,
};

async function main() {
  const instance = await DuckDBInstance.create(':memory:', {
    threads,
    memory_limit: '800MB',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  const result = await connection.run(floors[floor]);
  const chunks = await result.fetchAllChunks();
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  process.stdout.write(`${rows} rows\n`);
}

void main();
