namespace EasySale.Sync.Engine.Stores.Failures;

/// <summary>What a person put in place of planned bodies. It holds for one content of the source record; newer content supersedes it.</summary>
/// <param name="ContentHash">Hash of the source record it corrects.</param>
/// <param name="Bodies">Purpose → body.</param>
/// <param name="By">The user.</param>
/// <param name="At">When last.</param>
public sealed record PayloadEdit(string ContentHash, IReadOnlyDictionary<string, ExactJson> Bodies, string By, DateTimeOffset At);
