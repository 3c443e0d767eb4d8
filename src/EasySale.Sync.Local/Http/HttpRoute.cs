using EasySale.Sync.Local.Worker;
using Microsoft.AspNetCore.Routing.Patterns;

namespace EasySale.Sync.Local.Http;

/// <summary>Where a function answers.</summary>
/// <param name="Function">The function.</param>
/// <param name="Pattern">Its route with prefix.</param>
/// <param name="Methods">HTTP methods in upper case; none means any.</param>
internal sealed record HttpRoute(FunctionMethod Function, RoutePattern Pattern, IReadOnlyList<string> Methods);
