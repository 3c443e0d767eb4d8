using System.Globalization;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Operations.History;

/// <summary>Where a page of a log goes on: a group of a step, and how many of its lines were told.</summary>
internal readonly record struct LogCursor(int Step, long Group, int Line)
{
    public static LogCursor? Parse(string text) =>
        text.Split('-') is [var step, var group, var line]
        && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var one)
        && long.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out var two)
        && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var three)
            ? new LogCursor(one, two, three)
            : null;

    public static LogCursor At(JournalPosition position) => new(position.Step, position.Group, 0);

    public bool IsIn(JournalPosition position) => (Step, Group) == (position.Step, position.Group);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Step}-{Group}-{Line}");
}
