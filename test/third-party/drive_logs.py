"""Drives an endpoint of CloudWatch Logs with boto3 and prints what it saw as JSON.

Arguments: the endpoint, and the time of the first event in ms since the epoch.
"""

import json
import sys
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint, first_ms = sys.argv[1], int(sys.argv[2])
logs = boto3.client(
    "logs",
    endpoint_url=endpoint,
    region_name="eu-central-1",
    aws_access_key_id="dummy",
    aws_secret_access_key="dummy",
    config=Config(retries={"total_max_attempts": 1}),
)
GROUP, STREAM = "/aws/apigateway/boto3", "api"
RANGE = {"startTime": first_ms // 1000, "endTime": first_ms // 1000 + 3600}


def failure(call, **arguments):
    """The name and the words of the error that a call gives, and the Python class it arrives as."""
    try:
        call(**arguments)
    except ClientError as error:
        found = error.response["Error"]
        return {
            "code": found["Code"],
            "message": found["Message"],
            "status": error.response["ResponseMetadata"]["HTTPStatusCode"],
            "class": type(error).__name__,
        }
    return None


def run(query, **arguments):
    query_id = logs.start_query(logGroupName=GROUP, queryString=query, **RANGE, **arguments)["queryId"]
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        answer = logs.get_query_results(queryId=query_id)
        if answer["status"] not in ("Scheduled", "Running"):
            return query_id, answer
        time.sleep(0.01)
    raise TimeoutError(query)


def rows(results):
    return [{cell["field"]: cell["value"] for cell in row} for row in results]


logs.create_log_group(logGroupName=GROUP)
logs.create_log_stream(logGroupName=GROUP, logStreamName=STREAM)
events = [
    {
        "timestamp": first_ms + n * 1000,
        "message": json.dumps(
            {"resourcePath": "/slow" if n % 2 else "/fast", "integrationLatency": str(n + 1)}
        ),
    }
    for n in range(400)
]
put = logs.put_log_events(logGroupName=GROUP, logStreamName=STREAM, logEvents=events)

_, percentiles = run("stats pct(integrationLatency, 99) by bin(5m), resourcePath")

query_id, page = run("fields @timestamp, integrationLatency | sort @timestamp asc | limit 400")
pages = []
arguments = {"queryId": query_id, "maxItems": 150}
while True:
    page = logs.get_query_results(**arguments)
    pages.append(rows(page["results"]))
    if "nextToken" not in page:
        break
    arguments["nextToken"] = page["nextToken"]

pointer = pages[0][0]["@ptr"]
two_days = [{"timestamp": first_ms - 90_000_000, "message": "a"}, {"timestamp": first_ms, "message": "b"}]
print(
    json.dumps(
        {
            "version": boto3.__version__,
            "rejected": put.get("rejectedLogEventsInfo"),
            "percentiles": rows(percentiles["results"]),
            "statistics": percentiles["statistics"],
            "statisticTypes": sorted({type(one).__name__ for one in percentiles["statistics"].values()}),
            "pages": [len(one) for one in pages],
            "latencies": [int(row["integrationLatency"]) for one in pages for row in one],
            "record": logs.get_log_record(logRecordPointer=pointer)["logRecord"],
            "groups": [one["logGroupName"] for one in logs.describe_log_groups()["logGroups"]],
            "streams": [
                one["logStreamName"]
                for one in logs.get_paginator("describe_log_streams")
                .paginate(logGroupName=GROUP)
                .build_full_result()["logStreams"]
            ],
            "filtered": len(
                logs.get_paginator("filter_log_events")
                .paginate(
                    logGroupName=GROUP,
                    filterPattern='{ $.resourcePath = "/slow" }',
                    PaginationConfig={"PageSize": 70},
                )
                .build_full_result()["events"]
            ),
            "read": len(
                logs.get_log_events(logGroupName=GROUP, logStreamName=STREAM, startFromHead=True)["events"]
            ),
            "fields": [
                one["name"]
                for one in logs.get_log_group_fields(logGroupName=GROUP, time=first_ms // 1000)[
                    "logGroupFields"
                ]
            ],
            "described": logs.describe_queries(logGroupName=GROUP)["queries"][0]["status"],
            "errors": {
                "group exists": failure(logs.create_log_group, logGroupName=GROUP),
                "stream exists": failure(
                    logs.create_log_stream, logGroupName=GROUP, logStreamName=STREAM
                ),
                "no group": failure(
                    logs.start_query, logGroupName="none", queryString="fields @message", **RANGE
                ),
                "no stream": failure(
                    logs.get_log_events, logGroupName=GROUP, logStreamName="none"
                ),
                "no query": failure(logs.get_query_results, queryId="none"),
                "malformed": failure(
                    logs.start_query, logGroupName=GROUP, queryString="nonsense", **RANGE
                ),
                "limit": failure(logs.filter_log_events, logGroupName=GROUP, limit=10_001),
                "token": failure(logs.filter_log_events, logGroupName=GROUP, nextToken="x"),
                "span": failure(
                    logs.put_log_events, logGroupName=GROUP, logStreamName=STREAM, logEvents=two_days
                ),
                "ended": failure(logs.stop_query, queryId=query_id),
                "unknown": failure(logs.describe_destinations),
            },
            "deleted": logs.delete_log_group(logGroupName=GROUP)["ResponseMetadata"]["HTTPStatusCode"],
        }
    )
)
