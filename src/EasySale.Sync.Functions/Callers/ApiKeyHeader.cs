using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Access;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Functions.Callers;

/// <summary>Callers by API key in the header <c>X-Api-Key</c>.</summary>
public sealed class ApiKeyHeader(ApiKeys keys) : ICallerSource
{
    public const string Header = "X-Api-Key";

    public async Task<Caller?> Find(HttpRequest request, CancellationToken cancellation) =>
        request.Headers[Header] is [{ } key] ? await keys.Verify(key.Trim(), cancellation) : null;
}
