namespace EasySale.Sync.Engine.Mapping;

/// <summary>What is wrong with a mapping.</summary>
/// <param name="Field">Where, such as <c>rules[2].functions[0].arguments.length</c>.</param>
/// <param name="Message">What is wrong, at which character where it is a text, and what is allowed.</param>
public sealed record MappingFault(string Field, string Message);
