using System.Globalization;
using Polly;
using Polly.Retry;

namespace EasySale.Sync.Engine.Http;

/// <summary>The one place that says when a call is tried again at once, and after what delay.</summary>
public static class RetryPolicy
{
    /// <summary>Exponential with jitter for no answer, 408, 429 and 5xx; a <c>Retry-After</c> is honoured when short, else left to the run.</summary>
    public static ResiliencePipeline<VendorAnswer> Create(TimeProvider time) =>
        new ResiliencePipelineBuilder<VendorAnswer> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<VendorAnswer>
            {
                MaxRetryAttempts = HttpDefaults.Attempts - 1,
                Delay = HttpDefaults.FirstDelay,
                MaxDelay = HttpDefaults.LongestDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(IsPassing(arguments.Outcome, time, arguments.Context.CancellationToken)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } answer ? RetryAfter(answer, time) : null),
            })
            .Build();

    /// <summary>What the vendor asked for: seconds or a date, against its own clock where it tells it.</summary>
    public static TimeSpan? RetryAfter(VendorAnswer answer, TimeProvider time)
    {
        var text = answer.Header("Retry-After");
        if (text is null) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var until)) return null;
        var now = DateTimeOffset.TryParse(answer.Header("Date"), CultureInfo.InvariantCulture, out var theirs) ? theirs : time.GetUtcNow();
        return until > now ? until - now : TimeSpan.Zero;
    }

    private static bool IsPassing(Outcome<VendorAnswer> outcome, TimeProvider time, CancellationToken cancellation)
    {
        if (outcome.Exception is { } fault) return NoAnswer.Is(fault, cancellation) && NoAnswer.IsPassing(fault);
        if (outcome.Result!.IsFinal) return false;
        var status = (int)outcome.Result.Status;
        return (status is 408 or 429 or >= 500) && !(RetryAfter(outcome.Result, time) > HttpDefaults.LongestDelay);
    }
}
