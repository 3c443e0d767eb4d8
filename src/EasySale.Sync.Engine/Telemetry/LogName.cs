using System.Text.RegularExpressions;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>
/// A word in a log line or a span: an id, a code, a name of ours. Log methods take no plain text: whatever does not look like such a
/// word (an address, a sentence, a key with other characters) prints as <c>***</c>.
/// </summary>
/// <param name="Text">What it is made of.</param>
public readonly partial record struct LogName(string? Text)
{
    private const string Masked = "***";

    public static implicit operator LogName(string? text) => new(text);

    public static LogName Of(RecordKey record) => new($"{record.Kind.Name()}/{record.Id}");

    public override string ToString() => Text is null ? "-" : Form().IsMatch(Text) ? Text : Masked;

    [GeneratedRegex(@"^[A-Za-z0-9._:/|{}-]{1,128}\z")]
    private static partial Regex Form();
}
