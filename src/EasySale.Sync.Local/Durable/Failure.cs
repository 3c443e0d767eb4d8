using Microsoft.DurableTask;

namespace EasySale.Sync.Local.Durable;

/// <summary>A failure as it is stored.</summary>
/// <param name="Type">Full name of the exception's type.</param>
/// <param name="Message">Its message.</param>
/// <param name="StackTrace">Where it came from.</param>
/// <param name="Inner">What lay beneath.</param>
/// <param name="IsFinal">True when another attempt cannot help: no such function.</param>
public sealed record Failure(string Type, string Message, string? StackTrace, Failure? Inner, bool IsFinal = false)
{
    public static Failure From(Exception exception) => exception is TaskFailedException failed
        ? new Failure(failed.GetType().FullName!, failed.Message, failed.StackTrace, From(failed.FailureDetails))
        : new Failure(exception.GetType().ToString(), exception.Message, exception.StackTrace, exception.InnerException is { } inner ? From(inner) : null);

    public TaskFailureDetails ToDetails() => new(Type, Message, StackTrace, Inner?.ToDetails(), null);

    private static Failure From(TaskFailureDetails details) => new(
        details.ErrorType, details.ErrorMessage, details.StackTrace, details.InnerFailure is { } inner ? From(inner) : null);
}
