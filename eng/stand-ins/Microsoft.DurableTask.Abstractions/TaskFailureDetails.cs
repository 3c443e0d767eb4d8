namespace Microsoft.DurableTask;

public record TaskFailureDetails(
    string ErrorType, string ErrorMessage, string? StackTrace, TaskFailureDetails? InnerFailure, IDictionary<string, object?>? Properties)
{
    public static TaskFailureDetails FromException(Exception exception) => new(
        exception.GetType().ToString(),
        exception.Message,
        exception.StackTrace,
        exception.InnerException is { } inner ? FromException(inner) : null,
        null);

    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    public bool IsCausedBy(Type targetBaseExceptionType) => AppDomain.CurrentDomain.GetAssemblies()
        .Select(assembly => assembly.GetType(ErrorType, throwOnError: false))
        .OfType<Type>()
        .Any(targetBaseExceptionType.IsAssignableFrom);

    public override string ToString() => $"{ErrorType}: {ErrorMessage}";
}
