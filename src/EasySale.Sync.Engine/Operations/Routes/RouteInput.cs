using System.Text.Json;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>A change of a route as a caller writes it: what is sent is changed, the rest stays.</summary>
/// <param name="Route">Which route.</param>
/// <param name="IsActive">Null where not sent, as the others.</param>
/// <param name="Direction">One way or both.</param>
/// <param name="SourceOfTruth">Whose word counts more.</param>
/// <param name="ConflictStrategy">Who is right when both changed the same.</param>
/// <param name="MatchBy">Natural keys; empty for never.</param>
public sealed record RouteInput(
    RouteName Route, bool? IsActive, RouteDirection? Direction, RouteSide? SourceOfTruth, ConflictStrategy? ConflictStrategy, IReadOnlyList<NaturalKey>? MatchBy)
{
    private const string Off = "off";

    /// <summary>Reads the body of a change.</summary>
    /// <exception cref="Problems.ProblemException">A field is unknown or wrong (400, all of them named).</exception>
    public static RouteInput Read(JsonElement? body)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var route = RouteName.Read(fields);
        var input = new RouteInput(
            route!, fields.Flag("isActive"), fields.Choice<RouteDirection>("direction"), fields.Choice<RouteSide>("sourceOfTruth"),
            fields.Choice<ConflictStrategy>("conflictStrategy"), MatchedBy(fields, route));
        // What GET shows may be sent back as it is.
        foreach (var shown in (string[])["isChosen", "canBeTwoWay"]) fields.Has(shown);
        fields.Close();
        errors.ThrowIfAny();
        return input;
    }

    public RouteSettings Apply(RouteSettings route) => route with
    {
        IsActive = IsActive ?? route.IsActive,
        Direction = Direction ?? route.Direction,
        SourceOfTruth = SourceOfTruth ?? route.SourceOfTruth,
        ConflictStrategy = ConflictStrategy ?? route.ConflictStrategy,
        MatchBy = MatchBy ?? route.MatchBy,
        // While it goes one way, or not at all, links come that the way back does not have.
        IsIndexed = route.IsIndexed && (Direction ?? route.Direction) == RouteDirection.TwoWay && (IsActive ?? route.IsActive),
    };

    private static IReadOnlyList<NaturalKey>? MatchedBy(JsonInput fields, RouteName? route)
    {
        if (fields.IsEmptyArray("matchBy")) return [];
        if (route is null) return null;
        var possible = NaturalKeys.Of(route.Kind);
        if (fields.Texts("matchBy", singleAllowed: true, numbersAllowed: false, Enum.GetValues<NaturalKey>().Length) is not { } texts) return null;
        if (texts is [Off]) return [];
        var keys = texts.Select(text => possible.Cast<NaturalKey?>().FirstOrDefault(key => JsonNamingPolicy.CamelCase.ConvertName(key.ToString()!) == text)).ToList();
        if (!keys.Contains(null)) return [.. keys.OfType<NaturalKey>()];
        fields.Wrong("matchBy", $"Allowed: {string.Join(", ", possible.Select(key => JsonNamingPolicy.CamelCase.ConvertName(key.ToString())).Append(Off))}.");
        return null;
    }
}
