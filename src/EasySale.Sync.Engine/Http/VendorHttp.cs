using System.Net;
using System.Net.Http.Headers;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Telemetry;
using Polly;

namespace EasySale.Sync.Engine.Http;

/// <summary>
/// The only way to a vendor: one shared client, a timeout per attempt, short retries of calls that are safe to repeat.
/// Answers come back whatever their status; what a status means is the vendor's error table.
/// </summary>
/// <param name="client">The process's client; redirects off.</param>
/// <param name="retries">Made by <see cref="RetryPolicy"/>.</param>
/// <param name="meter">Counts every attempt.</param>
/// <param name="gate">What every call passes: limits, pauses, the breaker. Null for none.</param>
/// <param name="isProbe">A person wants to know now: an open breaker lets these calls through.</param>
/// <param name="time">The clock of the timeout; null for the system's.</param>
public sealed class VendorHttp(
    HttpClient client, ResiliencePipeline<VendorAnswer> retries, VendorMeter meter, ConnectionGate? gate = null, bool isProbe = false,
    TimeProvider? time = null)
{
    /// <summary>Told of every attempt; null for nobody.</summary>
    public VendorWatch? Watch { get; init; }

    /// <summary>
    /// Takes a call's permits ahead of it, for calls whose content depends on when they may go; the call is then sent at once, as
    /// <see cref="VendorRequest.IsAdmitted"/>. A wait that is cancelled takes nothing.
    /// </summary>
    /// <exception cref="SyncException">The connection is held back.</exception>
    public async Task Admit(IReadOnlyList<string> lanes, CancellationToken cancellation)
    {
        if (gate is null) return;
        if (!isProbe) await gate.Pass(cancellation);
        await gate.TakePermits(lanes, cancellation);
    }

    /// <exception cref="SyncException">
    /// No answer came, or the connection is held back (<see cref="FailureCause.TryAgain"/>): what a write did is then unknown.
    /// </exception>
    public async Task<VendorAnswer> Send(VendorRequest request, CancellationToken cancellation)
    {
        if (gate is null) return await Answer(request, cancellation);
        if (!isProbe) await gate.Pass(cancellation);
        try
        {
            var answer = await Answer(request, cancellation);
            if ((int)answer.Status < 500 || answer.IsFinal) await gate.Succeeded(cancellation);
            else if (await gate.Failed($"http.{(int)answer.Status}", cancellation) is { } opened) throw opened;
            return answer;
        }
        catch (SyncException failure) when (failure is { IsHeldBack: false, Cause: FailureCause.TryAgain })
        {
            throw await gate.Failed(failure.Code, cancellation) ?? failure;
        }
    }

    private async Task<VendorAnswer> Answer(VendorRequest request, CancellationToken cancellation)
    {
        var attempt = 0;
        try
        {
            return request.SafeToRepeat
                ? await retries.ExecuteAsync(async token => await Attempt(request, ++attempt, token), cancellation)
                : await Attempt(request, ++attempt, cancellation);
        }
        catch (Exception fault) when (NoAnswer.Is(fault, cancellation))
        {
            throw NoAnswer.Failure(request, fault);
        }
    }

    private async Task<VendorAnswer> Attempt(VendorRequest request, int attempt, CancellationToken cancellation)
    {
        if (gate is null) return await Watched(request, attempt, cancellation);
        if (!request.IsAdmitted) await gate.TakePermits(request.Lanes, cancellation);
        var answer = await Watched(request, attempt, cancellation);
        if (answer.Status == HttpStatusCode.TooManyRequests) await gate.TooMany(request.Lanes, answer, cancellation);
        return answer;
    }

    private async Task<VendorAnswer> Watched(VendorRequest request, int attempt, CancellationToken cancellation)
    {
        if (Watch is null) return await Exchange(request, cancellation);
        using var call = Watch.Begin(request, attempt);
        try
        {
            var answer = await Exchange(request, cancellation);
            call.Answered(answer);
            return answer;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            call.Failed(fault);
            throw;
        }
    }

    private async Task<VendorAnswer> Exchange(VendorRequest request, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(HttpDefaults.Timeout, time ?? TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        using var message = Message(request);
        meter.Count(request);
        using var response = await client.SendAsync(message, HttpCompletionOption.ResponseContentRead, limit.Token);
        var answer = new VendorAnswer(response.StatusCode, Headers(response), await response.Content.ReadAsByteArrayAsync(limit.Token));
        return answer with { IsFinal = request.IsFinal?.Invoke(answer) == true };
    }

    private static HttpRequestMessage Message(VendorRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Address);
        if (!request.Body.IsEmpty || request.Method == HttpMethod.Post)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType);
        }

        message.Headers.TryAddWithoutValidation("User-Agent", HttpDefaults.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        foreach (var (name, value) in request.Headers) message.Headers.TryAddWithoutValidation(name, value);
        request.Authorize?.Invoke(message);
        return message;
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated) headers[name] = string.Join(", ", values);
        foreach (var (name, values) in response.Content.Headers.NonValidated) headers[name] = string.Join(", ", values);
        return headers;
    }
}
