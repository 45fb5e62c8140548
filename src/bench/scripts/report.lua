-- wrk: posts strike reports, each under an id of its own; "async" asks for 202.
local path, prefer = os.getenv("BENCH_PATH"), os.getenv("BENCH_PREFER")
local counter, seed = 0, 0

function setup(thread)
   seed = seed + 1
   thread:set("thread_id", seed)
end

function init(args)
   math.randomseed(os.time() + thread_id)
   run = string.format("%x-%d", math.random(0, 0xfffffff), thread_id)
   headers = { ["Content-Type"] = "application/json" }
   if prefer and prefer ~= "" then headers["Prefer"] = prefer end
end

function request()
   counter = counter + 1
   local body = string.format('{"kind":"strike","id":"b-%s-%d","place":"aleppo","when":{"from":"2024-11-%02d"},' ..
      '"source":"sohr","weapon":"air_drone","participants":[{"actor":"russia","role":"initiator"}],' ..
      '"casualties":[{"kind":"killed","population":"civilians","low":%d}],"notes":"A report for measuring: nothing is said by it."}',
      run, counter, counter % 28 + 1, counter % 9)
   return wrk.format("POST", path, headers, body)
end

function done(summary, latency, requests)
   local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
   print(string.format("RESULT %d/s p50 %.2f ms p99 %.2f ms failed %d", summary.requests / (summary.duration / 1e6),
      latency:percentile(50) / 1000, latency:percentile(99) / 1000, failed))
end
