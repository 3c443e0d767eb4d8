namespace EasySale.Sync.Local.Demo;

/// <summary>API keys of three users of the demo, so that what each role sees can be tried.</summary>
/// <param name="Admin">May everything.</param>
/// <param name="Operator">Starts, confirms and resolves.</param>
/// <param name="Viewer">Looks, and sees personal data masked.</param>
internal sealed record DemoKeys(string Admin, string Operator, string Viewer);
