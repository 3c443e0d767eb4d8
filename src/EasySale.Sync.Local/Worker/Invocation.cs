namespace EasySale.Sync.Local.Worker;

/// <summary>One call of a function: what it is given and, once it ran, what it returned.</summary>
/// <param name="Function">The function.</param>
/// <param name="Arguments">Makes the arguments when the middleware has let the call through.</param>
public sealed record Invocation(FunctionMethod Function, Func<LocalFunctionContext, ValueTask<object?[]>> Arguments)
{
    /// <summary>False while no middleware has let the call through to the function.</summary>
    public bool HasRun { get; set; }

    public object? Result { get; set; }
}
