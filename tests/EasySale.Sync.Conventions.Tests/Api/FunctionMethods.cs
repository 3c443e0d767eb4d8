using System.Reflection;
using EasySale.Sync.Functions;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Conventions.Tests.Api;

/// <summary>Every function of the app, as its attributes tell it.</summary>
internal static class FunctionMethods
{
    public static readonly IReadOnlyList<MethodInfo> All =
    [
        .. typeof(SyncApplication).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(FunctionAttribute))),
    ];

    public static string Name(MethodInfo method) => method.GetCustomAttribute<FunctionAttribute>()!.Name;

    public static HttpTriggerAttribute? Http(MethodInfo method) => Trigger<HttpTriggerAttribute>(method);

    public static T? Trigger<T>(MethodInfo method) where T : Attribute =>
        method.GetParameters().Select(parameter => parameter.GetCustomAttribute<T>()).FirstOrDefault(attribute => attribute is not null);

    /// <summary>Methods and routes of the HTTP functions.</summary>
    public static IEnumerable<(MethodInfo Method, HttpTriggerAttribute Trigger)> WithHttp() =>
        All.Select(method => (method, Http(method))).Where(pair => pair.Item2 is not null).Select(pair => (pair.method, pair.Item2!));
}
