using Microsoft.AspNetCore.Routing.Patterns;

namespace EasySale.Sync.Local.Http;

/// <summary>
/// On the real Functions host a literal route does not win over an unconstrained parameter, in ASP.NET it does. A function
/// that would be reachable here and not there is refused at the start.
/// </summary>
internal static class SwallowedRoutes
{
    /// <exception cref="InvalidOperationException">A parameter without constraint stands where another route has a word.</exception>
    public static void Check(IReadOnlyList<HttpRoute> routes)
    {
        foreach (var open in routes)
            if (routes.FirstOrDefault(literal => Swallows(open, literal)) is { } swallowed)
                throw new InvalidOperationException(
                    $"Route {open.Pattern.RawText} of {open.Function.Name} would swallow {swallowed.Pattern.RawText} of " +
                    $"{swallowed.Function.Name} on the Functions host: constrain its parameter.");
    }

    private static bool Swallows(HttpRoute open, HttpRoute literal) =>
        open != literal
        && (open.Methods.Count == 0 || literal.Methods.Count == 0 || open.Methods.Intersect(literal.Methods).Any())
        && open.Pattern.PathSegments.Count == literal.Pattern.PathSegments.Count
        && open.Pattern.PathSegments.Zip(literal.Pattern.PathSegments).All(pair => IsOpenFor(open.Pattern, pair.First, pair.Second))
        && open.Pattern.PathSegments.Zip(literal.Pattern.PathSegments).Any(pair => IsParameter(pair.First) && !IsParameter(pair.Second));

    private static bool IsOpenFor(RoutePattern pattern, RoutePatternPathSegment open, RoutePatternPathSegment literal) => (open.Parts, literal.Parts) switch
    {
        ([RoutePatternParameterPart parameter], _) => !pattern.ParameterPolicies.ContainsKey(parameter.Name),
        ([RoutePatternLiteralPart one], [RoutePatternLiteralPart other]) => string.Equals(one.Content, other.Content, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static bool IsParameter(RoutePatternPathSegment segment) => segment.Parts is [RoutePatternParameterPart];
}
