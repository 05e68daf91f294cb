import type { CanonicalField } from './canonical';

/**
 * How people spell the fields in their formats, best first, without case and separators:
 * `integration_latency`, `integration.latency` and `integrationLatency` are one spelling. The
 * later ones of a field are taken only where no earlier one is there.
 */
export const synonyms: Readonly<Record<CanonicalField, readonly string[]>> = {
  requestId: ['requestid', 'reqid', 'apirequestid', 'extendedrequestid'],
  traceId: ['xraytraceid', 'traceid', 'awsxraytraceid', 'xamzntraceid', 'xrayid', 'xray', 'trace'],
  requestTimeEpoch: [
    'requesttimeepoch',
    'requesttimeepochms',
    'requestepoch',
    'timeepoch',
    'epoch',
    'epochtime',
    'requesttimestamp',
    'timestamp',
    'requesttime',
    'time',
  ],
  requestTime: ['requesttime', 'time', 'datetime', 'requestedat', 'timestamp', 'date'],
  apiId: ['apiid', 'restapiid', 'apigatewayid', 'api'],
  stage: ['stage', 'apistage', 'stagename'],
  httpMethod: ['httpmethod', 'method', 'requestmethod', 'verb', 'httpverb'],
  resourcePath: ['resourcepath', 'apiresourcepath', 'requestresourcepath', 'resource'],
  routeKey: ['routekey', 'route'],
  eventType: ['eventtype', 'websocketeventtype'],
  path: ['path', 'requestpath', 'httppath', 'urlpath', 'uri', 'requesturi', 'url'],
  status: [
    'status',
    'responsestatus',
    'statuscode',
    'responsestatuscode',
    'httpstatus',
    'httpstatuscode',
    'responsecode',
  ],
  integrationLatency: [
    'integrationlatency',
    'integrationintegrationlatency',
    'integrationlatencyms',
    'backendlatency',
  ],
  responseLatency: [
    'responselatency',
    'responseresponselatency',
    'responselatencyms',
    'requestlatency',
    'totallatency',
    'latency',
    'latencyms',
  ],
  integrationStatus: [
    'integrationstatus',
    'integrationstatuscode',
    'integrationintegrationstatus',
    'integrationservicestatus',
    'backendstatus',
  ],
  integrationRequestId: [
    'integrationrequestid',
    'integrationrequestidentifier',
    'awsendpointrequestid',
    'integrationawsendpointrequestid',
    'lambdarequestid',
    'endpointrequestid',
  ],
  errorResponseType: ['errorresponsetype', 'errortype', 'responsetype', 'gatewayresponsetype'],
  errorMessage: [
    'errormessage',
    'errormessagestring',
    'responseerrormessage',
    'gatewayerror',
    'error',
  ],
  integrationError: [
    'integrationerror',
    'integrationerrormessage',
    'integrationintegrationerror',
    'integrationintegrationerrormessage',
    'backenderror',
  ],
  responseLength: ['responselength', 'responsesize', 'responsebytes', 'bytessent', 'dataprocessed'],
  responseTransferMode: ['responsetransfermode', 'integrationresponsetransfermode', 'transfermode'],
};

/**
 * Objects, or first words of a key, that give the value another meaning: the latency of an
 * authorizer is not that of the response.
 */
const qualifiers = [
  'integration',
  'authorizer',
  'authoriser',
  'authorize',
  'authenticate',
  'waf',
  'error',
  'backend',
  'lambda',
];

/** A key without case, separators and a leading `$context`. */
export function normalizeKey(key: string): string {
  return key
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^context(?=.)/, '');
}

/**
 * The spellings under which a dotted name may be looked up, most specific first: the whole of it,
 * then without its outer objects (`log.request.status` as `requeststatus`, then `status`), unless
 * one of those objects would change the meaning (`authorizer.status`).
 */
export function spellingsOf(name: string): readonly string[] {
  const segments = name.split('.').map(normalizeKey);
  const spellings: string[] = [];
  for (let start = 0; start < segments.length; start += 1) {
    const rest = segments.slice(start).join('');
    const dropped = segments.slice(0, start);
    const changesMeaning = dropped.some((segment) =>
      qualifiers.some((word) => segment.startsWith(word) && !rest.startsWith(word)),
    );
    if (!changesMeaning && rest !== '' && !spellings.includes(rest)) spellings.push(rest);
  }
  return spellings;
}
