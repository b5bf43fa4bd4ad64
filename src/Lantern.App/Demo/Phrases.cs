namespace Lantern.App.Demo;

/// <summary>What people write in the made-up files: short, plain, and no more than is needed.</summary>
internal static class Phrases
{
    public static readonly string[] Concerns =
    [
        "{0} has left the site at lunch on four days this term and does not say where to.",
        "{0} has a second phone and was upset when a member of staff asked about it.",
        "An adult the family does not know has collected {0} from school twice.",
        "A parent says {0} comes home late at weekends, with new clothes nobody can explain.",
        "{0} is tired, eats little and says hardly anything about the evenings.",
        "A friend told a teacher that somebody older writes to {0} online.",
        "{0} was seen at the station with adults nobody knows, on a school day.",
        "{0} asked a youth worker what to do when somebody wants money back.",
        "{0} has stopped coming to training and no longer sees friends from school.",
    ];

    public static readonly string[] Advice = ["Complete the risk tool and refer.", "Refer today and let the tool follow.", "Speak with the child first, with somebody they trust.", "Write down dates and who saw what, then refer."];

    public static readonly string[] Because =
    [
        "Three people saw it on different days, and nothing else explains it.",
        "The child said so to a member of staff; the school’s record agrees.",
        "Police and school hold the same information from different sources.",
        "There is a trusted adult at home, and the child talks with the school nurse.",
        "It has not happened again in eight weeks, and the child and both parents say so.",
        "What is known fits, and what is not known is being asked for.",
    ];

    public static readonly string[] Visits =
    [
        "{0} was well and talked about school. Wants to start football again.",
        "{0} was quiet at first. We went through the plan together and changed one step.",
        "{0} talked about friends and about wanting the phone back in the evening.",
        "{0} had questions about who reads the record. I explained and showed the front sheet.",
        "{0} was tired and did not want to talk long. Agreed to meet at school next time.",
    ];

    public static readonly string[] Calls = ["{0} was fine and confirmed the next visit.", "{0} asked to move the visit to after school.", "Short call; {0} was at the youth club and safe."];

    public static readonly string[] Said =
    [
        "I want one person I can text, not five.",
        "I like the art room. Nobody asks questions there.",
        "I did not know I could say no to that.",
        "I want my mum to know, but not my uncle.",
        "It is better since I changed the bus.",
        "You always write things down. Can I read it?",
    ];

    public static readonly string[] Strengths =
    [
        "Has a form tutor whom {0} trusts and sees every morning.",
        "A grandmother who rings every evening and comes to meetings.",
        "Has gone to the youth club each week since March.",
        "Both parents keep to the agreed times and say when they are worried.",
    ];

    public static readonly string[] Incidents =
    [
        "{0} was found in a car with adults nobody in the family knows; brought home by police.",
        "Messages were found that ask {0} to carry parcels.",
        "{0} came to school with an injury and did not say how it came about.",
        "Somebody waited outside the school and asked for {0}.",
    ];

    public static readonly string[] Changes = ["{0} has moved to live with an aunt.", "{0} has changed school.", "The person of concern has come back to the area.", "{0} has begun to talk with the specialist worker."];

    public static readonly string[] Actions =
    [
        "Meet {0} at school every week", "Find out who owns the car seen at the school gate", "Arrange a health appointment", "Share dates of absence with the hub",
        "Visit the shop where {0} was seen", "Offer the parents a place in the support group", "Ask the phone provider about the second number", "Make a safety map with {0}",
    ];

    public static readonly string[] Results = ["Done; {0} found it helpful.", "Done, and written up.", "Done in part; the rest is in the next plan.", "Done together with the school."];

    public static readonly string[] HubActions = ["Allocate a worker and begin an assessment", "Visit the family and see the child alone", "Bring the agencies together and agree who leads", "Send the school’s and the health visitor’s information to the hub"];

    public static readonly string[] Answers = ["A worker is allocated and starts today.", "We take it on; the visit is booked.", "Agreed; the school sends what it holds by Friday.", "Not possible this week for want of staff; done by Wednesday."];

    public static readonly string[] LastSeen = ["Seen leaving home at about 18:30 in a grey coat.", "Last seen by a friend at the bus station.", "Left the placement after tea; phone switched off."];

    public static readonly string[] Found = ["Came home alone.", "Found by police at the bus station.", "Found at a friend’s and brought home.", "Rang the placement and was collected."];

    public static readonly string[] AfterMissing = ["I was with people I know. I do not want to say who.", "I missed the last bus and was scared to ring.", "Somebody picked me up and it took longer than they said.", "I needed to get away from the arguing."];

    public static readonly string[] Recommendations = ["Agree with the child whom to ring when plans change.", "Look again at contact with the family.", "Ask the placement to go over the evening routine with the child.", "Share the place named with the hub’s mapping."];

    public static readonly string[] Statements =
    [
        "Adults may give {0} things and then ask for something back. It is more likely when {0} is out late alone. It is less likely when {0} is with the aunt or at the club.",
        "Somebody online may want to meet {0}. It is more likely when home is tense. It is less likely since the phone stays in the kitchen at night.",
    ];
}
