using System.Text.Json;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>Reads the body of a retry: which failures; an empty body means all of them.</summary>
public static class RetryInput
{
    /// <exception cref="ProblemException">A field is wrong (400).</exception>
    public static FailureFilter Read(JsonElement? body)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var filter = new FailureFilter
        {
            Entity = fields.Choice("entity", FailureFilter.Entities),
            Cause = fields.Choice("cause", ["tryAgain", "fixSettings", "fixRecord", "ourBug"]) is { } cause ? Enum.Parse<FailureCause>(cause, ignoreCase: true) : null,
            Source = fields.Text("source"),
            Target = fields.Text("target"),
            SyncId = fields.Text("syncId"),
            Ids = fields.Texts("ids", singleAllowed: false, numbersAllowed: false, RunDefaults.MostIds),
        };
        fields.Close();
        errors.ThrowIfAny();
        return filter;
    }
}
