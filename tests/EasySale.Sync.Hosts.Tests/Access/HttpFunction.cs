using System.Reflection;
using System.Text.RegularExpressions;
using EasySale.Sync.Functions;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Hosts.Tests.Access;

/// <summary>An HTTP function as its attributes tell it.</summary>
internal sealed partial record HttpFunction(string Name, string Verb, string Route)
{
    private static readonly Dictionary<string, string> Known = new() { ["entity"] = "orders", ["platform"] = "woocommerce", ["connectionId"] = "shop-1", ["name"] = "sync-summary" };

    public static readonly IReadOnlyDictionary<string, HttpFunction> All = typeof(SyncApplication).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Select(Of).OfType<HttpFunction>().ToDictionary(function => function.Name);

    public bool HasId => Parameter().Matches(Route).Any(parameter => !Known.ContainsKey(parameter.Groups[1].Value));

    /// <summary>The path of a call; parameters that are no known words get the id.</summary>
    public string Path(string id) => "/api/" + Parameter().Replace(Route, parameter =>
        Name == "StartUnknown" ? "widgets" : Known.GetValueOrDefault(parameter.Groups[1].Value, Uri.EscapeDataString(id)));

    private static HttpFunction? Of(MethodInfo method)
    {
        var trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(found => found is not null);
        return trigger is null ? null : new HttpFunction(method.GetCustomAttribute<FunctionAttribute>()!.Name, trigger.Methods![0].ToUpperInvariant(), trigger.Route!);
    }

    // A constraint may hold braces of its own, in pairs.
    [GeneratedRegex(@"\{(\w+)(?:[^{}]|\{[^{}]*\})*\}")]
    private static partial Regex Parameter();
}
