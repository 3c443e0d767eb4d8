using EasySale.Sync.Engine.Callers;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Functions.Callers;

/// <summary>Tells who calls: the platform's word in Azure, an API key on one machine.</summary>
public interface ICallerSource
{
    /// <summary>The caller, or null when the request does not prove one.</summary>
    Task<Caller?> Find(HttpRequest request, CancellationToken cancellation);
}
