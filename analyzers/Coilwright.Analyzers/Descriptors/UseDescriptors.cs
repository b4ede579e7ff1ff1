using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Descriptors;

/// <summary>Rules on the use of clients: CW11xx.</summary>
internal static class UseDescriptors
{
    public static readonly DiagnosticDescriptor ReadMemberByMember = new(
        id: RuleIds.ReadMemberByMember,
        title: "A loop reads members one by one",
        messageFormat: "Each round of this loop reads {0} members of '{1}' in as many requests; ReadAsync brings the whole map in {2}",
        category: RuleCategories.Use,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Every request costs a round trip, and members read one after the other come from different moments. The read plan of the map brings them in fewer requests.",
        helpLinkUri: HelpLinks.Base + RuleIds.ReadMemberByMember + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor RequestNotAwaited = new(
        id: RuleIds.RequestNotAwaited,
        title: "A request is not awaited",
        messageFormat: "Nobody waits for {0}, so nobody learns whether it failed",
        category: RuleCategories.Use,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A failure of a request is told through its task. One that nobody awaits fails in silence, and a later write may overtake it.",
        helpLinkUri: HelpLinks.Base + RuleIds.RequestNotAwaited + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor ClientPerCall = new(
        id: RuleIds.ClientPerCall,
        title: "A client is created for a single use",
        messageFormat: "{0} is connected and disposed in every {1}; keep one and share it",
        category: RuleCategories.Use,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A client connects once, reconnects by itself, and serves any number of callers. Many devices accept only a few connections, and keep old ones open for a while.",
        helpLinkUri: HelpLinks.Base + RuleIds.ClientPerCall + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor BlockingOnRequest = new(
        id: RuleIds.BlockingOnRequest,
        title: "A thread is blocked until a request has ended",
        messageFormat: "{0} holds up a thread until {1} has ended; await it instead",
        category: RuleCategories.Use,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Blocked threads starve the thread pool that the answers need, so that requests time out although the device has answered. A ValueTask must not be asked for its result before it has one.",
        helpLinkUri: HelpLinks.Base + RuleIds.BlockingOnRequest + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor ReadAllocatesInLoop = new(
        id: RuleIds.ReadAllocatesInLoop,
        title: "A loop reads a map into a new object each time",
        messageFormat: "This loop makes a new '{0}' each time; ReadAsync(target) reads into one and allocates nothing",
        category: RuleCategories.Use,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Where the object does not outlive its round, the next round can read into it again.",
        helpLinkUri: HelpLinks.Base + RuleIds.ReadAllocatesInLoop + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor NotDisposed = new(
        id: RuleIds.NotDisposed,
        title: "A connection is not disposed",
        messageFormat: "The {0} opened here is never disposed, so its connection stays open",
        category: RuleCategories.Use,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Many devices accept only a few connections. One that is not closed is lost to others until the device notices.",
        helpLinkUri: HelpLinks.Base + RuleIds.NotDisposed + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor TimeoutBeyondPeriod = new(
        id: RuleIds.TimeoutBeyondPeriod,
        title: "A timeout is longer than the period of a watch",
        messageFormat: "A request may take {0}, and a round is due every {1}: one lost answer costs several rounds",
        category: RuleCategories.Use,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A round begins when the one before has ended. Where a request may wait longer than a period for its answer, rounds are left out for every answer that is lost.",
        helpLinkUri: HelpLinks.Base + RuleIds.TimeoutBeyondPeriod + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor SetButNotWritten = new(
        id: RuleIds.SetButNotWritten,
        title: "A property is set that a write leaves out",
        messageFormat: "'{0}' stands in {1}, which cannot be written, so {2} leaves it out",
        category: RuleCategories.Use,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Discrete inputs and input registers are read-only. A value set there goes nowhere, and the device keeps its own.",
        helpLinkUri: HelpLinks.Base + RuleIds.SetButNotWritten + HelpLinks.Extension);

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        ReadMemberByMember,
        RequestNotAwaited,
        ClientPerCall,
        BlockingOnRequest,
        ReadAllocatesInLoop,
        NotDisposed,
        TimeoutBeyondPeriod,
        SetButNotWritten,
    ];
}
