/** When what goes wrong in the sample, in minutes relative to the anchor of the incident. */

export const minuteMs = 60_000;
export const dayMinutes = 1_440;

/** Start inclusive, end exclusive. */
export interface MinuteWindow {
  readonly from: number;
  readonly to: number;
}

/** The database answers slowly: the endpoints that read through it take long. */
export const slowDatabase: MinuteWindow = { from: -330, to: -270 };

/** From this minute on PUT /api/orders/{orderId} takes 30 % longer. */
export const deployMinute = -390;
export const deploySlowdown = 1.3;

/** Fresh execution environments after the deploy. */
export const coldStartSurge: MinuteWindow = { from: deployMinute, to: deployMinute + 12 };

/** A batch client calls GET /api/orders far above its usage plan. */
export const throttlingBurst: MinuteWindow = { from: -205, to: -198 };
export const burstRequestsPerMinute = 190;
export const burstThrottledShare = 0.62;

/** Reports and exports run into the integration timeout. */
export const timeoutIncident: MinuteWindow = { from: -75, to: -20 };

/** Minutes in which one access log line is cut off half-way, as a lost write leaves it. */
export const brokenLineMinutes: readonly number[] = [
  -1_301, -1_170, -893, -702, -511, -377, -188, -44, -9,
];

/** 0 outside a window, 1 well inside, with ramps of the given minutes at both ends. */
export function intensity(window: MinuteWindow, minute: number, ramp: number): number {
  if (minute < window.from || minute >= window.to) return 0;
  return Math.min(1, (minute - window.from + 1) / ramp, (window.to - minute) / ramp);
}

/**
 * Traffic relative to the mean of the day. The anchor stands in mid-afternoon, so that the picture is
 * the same at whatever hour the sample is generated.
 */
export function loadAt(minute: number): number {
  const phase = (minute / dayMinutes + 0.03) * 2 * Math.PI;
  return 1 + 0.55 * Math.cos(phase) + 0.13 * Math.cos(2 * phase + 0.6);
}
