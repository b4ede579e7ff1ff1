namespace Coilwright.Analyzers.Descriptors;

/// <summary>Where the page of a rule is published.</summary>
internal static class HelpLinks
{
    /// <summary>The folder of the pages; an id and <see cref="Extension"/> follow.</summary>
    public const string Base = "https://github.com/coilwright/coilwright/blob/main/analyzers/docs/";

    /// <summary>What follows the id.</summary>
    public const string Extension = ".md";
}
