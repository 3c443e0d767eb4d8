using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Local.Worker;

/// <summary>The context of one call in this host.</summary>
public sealed class LocalFunctionContext : FunctionContext
{
    /// <summary>Where the worker's ASP.NET Core extension looks for the request.</summary>
    public const string HttpContextItem = "HttpRequestContext";

    public LocalFunctionContext(
        Invocation invocation,
        IServiceProvider services,
        CancellationToken cancellation,
        IReadOnlyDictionary<string, object?>? bindingData = null)
    {
        FunctionDefinition = new LocalFunctionDefinition(invocation.Function);
        InstanceServices = services;
        CancellationToken = cancellation;
        BindingContext = new LocalBindingContext(bindingData ?? new Dictionary<string, object?>());
    }

    public override string InvocationId { get; } = Ids.New();

    public override string FunctionId => FunctionDefinition.Id;

    public override TraceContext TraceContext { get; } = new LocalTraceContext();

    public override BindingContext BindingContext { get; }

    public override RetryContext RetryContext { get; } = new LocalRetryContext();

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition { get; }

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new LocalFeatures();

    public override CancellationToken CancellationToken { get; }
}
