using System.Text;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>
/// An exception as it may be logged: types and where they were thrown. Messages are left out, because whoever throws may have put a
/// value into one; the house's own codes and details hold none and stay.
/// </summary>
/// <param name="Fault">The exception.</param>
public readonly record struct MaskedFault(Exception Fault)
{
    public static implicit operator MaskedFault(Exception fault) => new(fault);

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var fault = Fault; fault is not null; fault = fault.InnerException)
        {
            text.Append(text.Length == 0 ? "" : " <- ").Append(fault.GetType().Name);
            if (fault is SyncException { Code: var code, Detail: var detail }) text.Append(' ').Append(code).Append(detail is null ? "" : $" ({detail})");
            else if (fault is HttpRequestException http) text.Append(' ').Append(http.HttpRequestError).Append(' ').Append((int?)http.StatusCode);
        }

        return text.AppendLine().Append(Fault?.StackTrace).ToString();
    }
}
