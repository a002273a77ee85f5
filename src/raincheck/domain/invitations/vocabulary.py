"""Words that tell people, teams, machines, companies and jobs apart: lists, and nothing else."""

TITLE_WORDS = frozenset(
    (
        "engineer engineers developer programmer architect administrator admin sre devops tester manager director "
        "head vp president chief cto ceo cfo coo officer executive supervisor lead analyst scientist researcher "
        "statistician economist designer writer copywriter editor journalist producer photographer translator "
        "strategist planner marketer buyer merchandiser nurse physician doctor therapist dentist surgeon pharmacist "
        "paramedic caregiver carer psychologist counselor counsellor assistant secretary receptionist clerk "
        "coordinator specialist generalist associate representative agent advisor adviser broker underwriter "
        "consultant accountant auditor controller bookkeeper treasurer paralegal lawyer attorney counsel solicitor "
        "technician mechanic electrician plumber welder machinist fitter operator driver courier picker packer "
        "handler worker labourer laborer inspector surveyor estimator teacher tutor lecturer professor instructor "
        "librarian intern internship trainee apprentice fellow postdoc recruiter sourcer salesperson salesman "
        "cashier chef cook baker barista waiter waitress bartender cleaner housekeeper janitor guard biologist "
        "chemist physicist physiotherapist hygienist phlebotomist dispatcher foreman teller server stylist barber "
        "hairdresser groomer butcher florist gardener landscaper painter carpenter roofer pilot attendant porter "
        "concierge lifeguard nanny aide emt medic midwife veterinarian dietitian nutritionist radiographer "
        "firefighter investigator paraeducator principal dean registrar curator archivist actuary trader banker "
        "appraiser realtor stocker loader animator illustrator videographer reporter publicist evangelist advocate "
        "liaison facilitator moderator interpreter telemarketer assembler installer geologist microbiologist "
        "mathematician linguist historian sommelier dishwasher handyman trainer coach ambassador owner partner "
        "master"
    ).split()
)
"""A phrase that holds one of these may be a job."""

RANKS = frozenset("manager director lead head vp president chief recruiter sourcer partner coordinator".split())
"""Jobs of people who hold interviews: "Hiring manager interview" is a stage and no role."""

RECRUITING_WORDS = frozenset(
    "recruiter recruiting recruitment talent sourcer hr people hiring staffing coordinator acquisition".split()
)

STAGE_WORDS = frozenset(
    (
        "interview interviews interviewing phone screen screening call video onsite on-site virtual remote "
        "technical behavioral behavioural coding panel round rounds first second third final 1st 2nd 3rd initial "
        "intro introduction introductory chat conversation discussion meeting catch-up catchup confirmation "
        "confirmed confirm invitation invite invited details detail information info schedule scheduled scheduling "
        "reschedule rescheduled update updated reminder request availability upcoming your our next step steps "
        "stage loop session assessment exercise recruiter hiring manager exploratory informal informational "
        "application applicant candidate job in-person person face-to-face zoom teams meet google microsoft webex "
        "skype telephone appointment the a an re fwd and to you with for hr trial shift day visit test task new "
        "time cancelled canceled minute minutes min hour"
    ).split()
)
"""What a meeting is called, whoever holds it."""

TEAM_WORDS = frozenset(
    (
        "team teams hiring talent recruiting recruitment recruiter recruiters careers career jobs acquisition hr "
        "human resources people operations ops department dept office desk support notifications notification "
        "noreply no-reply donotreply scheduling scheduler scheduled calendar calendars interview interviews "
        "interviewing interviewer candidate candidates applicant applicants admin administration group committee "
        "staffing onboarding experience system systems service services info mail mailer daemon bot assistant staff "
        "room conference meeting panel invitation reminder accommodation accommodations privacy help helpdesk "
        "customer sales news updates account accounts reception company university college hospital school council "
        "bank agency"
    ).split()
)
"""A display name that holds one of these is no person's."""

COMPANY_SUFFIXES = frozenset(
    (
        "inc incorporated ltd limited llc llp plc gmbh ag corp corporation co company pty bv nv oy ab as sa sas srl "
        "spa kg se ug pllc lp kk"
    ).split()
)

COMPANY_WORDS = COMPANY_SUFFIXES | frozenset(
    (
        "labs group freight logistics technologies technology solutions systems partners consulting software health "
        "healthcare hospital clinic university college school bank capital ventures holdings industries "
        "international global media studios studio games energy foods foundation institute services insurance "
        "airlines motors pharmaceuticals therapeutics bio robotics analytics networks digital security financial "
        "works"
    ).split()
)
"""A name that ends in one of these is a company's."""

WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split()
)
MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec"
).split()
DATE_WORDS = frozenset([*WEEKDAYS, *MONTHS, *"today tomorrow tonight yesterday noon midday am pm".split()])

FUNCTION_WORDS = frozenset(
    (
        "i a an the this that these those there here it its we us our ours you your yours he she they them their my "
        "me mine who what when where which why how and or but if so as at by for from in into of off on onto over "
        "per to up via with within without is are was were be been will would can could should shall may might must "
        "do does did has have had not no yes please thanks thank hi hello dear hey regards best kind sincerely "
        "cheers also just all any some each every both once then than let re fwd fw about after before during until "
        "while unless only next last first new see join click note good great looking because since however"
    ).split()
)

NOT_COMPANIES = frozenset(
    (
        "ext extern vendor guest phd mba rn cpa ooo us team everyone everybody all series startup start-up stealth "
        "company client hq headquarters office offices building room suite floor street avenue road campus "
        "reception lobby location address link email mail phone mobile cell teams meet hangouts skype facetime "
        "whatsapp slack human resources acquisition talent people hr recruiting recruitment careers hiring "
        "engineering sales product marketing gtm design data finance operations corporate technology tech legal "
        "emea apac americas europe uk us usa eu germany france india canada remote hybrid onsite north south east "
        "west global international external internal contractor she/her he/him they/them she he they confidential "
        "unknown tbd tba n/a none na it r&d customer success professional services est edt cst cdt mst mdt pst pdt "
        "gmt utc bst cet cest ist senior junior staff principal conference full part time"
    ).split()
)
"""Words that stand where a company could stand, and that are none."""

CITIES = frozenset(
    (
        "london berlin paris munich hamburg dublin amsterdam madrid barcelona lisbon rome milan zurich geneva "
        "vienna warsaw prague stockholm copenhagen oslo helsinki brussels york boston chicago austin dallas houston "
        "denver seattle portland atlanta miami philadelphia phoenix detroit toronto vancouver montreal sydney "
        "melbourne singapore tokyo bangalore bengaluru mumbai delhi hyderabad manchester edinburgh glasgow bristol "
        "leeds birmingham francisco angeles diego jose california texas scotland england"
    ).split()
)

SYSTEM_NAMES = frozenset(
    (
        "greenhouse greenhouserecruiting lever ashby ashbyhq workday myworkday smartrecruiters icims jobvite "
        "calendly zoom zoommeeting zoommeetings googlemeet googlecalendar googlehangouts gmail googlemail "
        "microsoftteams msteams microsoftbookings microsoftoutlook outlook office365 webex ciscowebex skype "
        "goodtime modernloop hirevue taleo successfactors bamboohr breezy workable recruitee teamtailor personio "
        "jazzhr gem paradox linkedin indeed ziprecruiter glassdoor xing doodle calcom savvycal hackerrank codility "
        "codesignal coderpad docusign whereby gotomeeting bluejeans facetime whatsapp slack phenom avature "
        "eightfold pinpoint comeet dover wellfound teams iphone ipad android"
    ).split()
)
"""Recruiting systems, calendars and video providers, folded: they send invitations, and never are the employer."""

SYSTEM_DOMAINS = frozenset(
    (
        "greenhouse.io greenhouse-mail.io lever.co ashbyhq.com myworkday.com myworkdayjobs.com otp.workday.com "
        "smartrecruiters.com icims.com icims.eu jobvite.com calendly.com calendlymail.com zoom.us goodtime.io "
        "modernloop.io modernloop.com prelude.co paradox.ai hirevue.com taleo.net successfactors.com "
        "successfactors.eu brassring.com bamboohr.com breezy.hr breezy-mail.com workable.com workablemail.com "
        "recruitee.com teamtailor.com teamtailor-mail.com personio.de personio.com jazz.co jazzhr.com "
        "applytojob.com applytojobs.com gem.com linkedin.com indeed.com indeedemail.com ziprecruiter.com "
        "glassdoor.com wellfound.com angel.co xing.com doodle.com cal.com savvycal.com youcanbook.me "
        "acuityscheduling.com webex.com whereby.com hackerrank.com hackerrankforwork.com codility.com "
        "codesignal.com coderpad.io docusign.net phenompeople.com avature.net eightfold.ai pinpointhq.com "
        "comeet.com comeet.co comeet-notifications.com freshteam.com zohorecruit.com rippling-ats.com "
        "gotomeeting.com teams.microsoft.com notifications.google.com resource.calendar.google.com "
        "group.calendar.google.com ukg.com ultipro.com adp.com applicantstack.com catsone.com clearcompany.com"
    ).split()
)

UNREAD_DOMAINS = frozenset(
    (
        "resource.calendar.google.com group.calendar.google.com notifications.google.com myworkday.com otp.workday.com "
        "calendlymail.com greenhouse-mail.io"
    ).split()
)
"""Domains from which calendars and recruiting systems write, and where no person has a mailbox."""

FREEMAIL = frozenset(
    (
        "gmail.com googlemail.com outlook.com outlook.de outlook.fr hotmail.com hotmail.co.uk hotmail.de hotmail.fr "
        "live.com live.co.uk msn.com yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.co.in ymail.com rocketmail.com "
        "icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me gmx.de gmx.net gmx.com gmx.at web.de "
        "mail.com t-online.de freenet.de fastmail.com fastmail.fm hey.com zoho.com yandex.com yandex.ru mail.ru "
        "qq.com 163.com 126.com orange.fr free.fr laposte.net wanadoo.fr sfr.fr libero.it comcast.net verizon.net "
        "att.net sbcglobal.net cox.net charter.net btinternet.com tutanota.com tuta.io duck.com naver.com "
        "rediffmail.com bigpond.com"
    ).split()
)

TEAM_LOCALS = frozenset(
    (
        "calendar calendars scheduler schedulers events meetings booking bookings appointments interviewing "
        "coordinator coordinators careers career jobs job recruiting recruitment recruiters recruiter talent "
        "talentacquisition talentteam hr humanresources people peopleops peopleteam hiring hiringteam staffing "
        "apply applications applicants candidates interviews interview scheduling schedule office info hello "
        "contact team admin reception recruit ta work talentoperations talentops recruitingteam recruitmentteam "
        "joinus careersteam personnel personal bewerbung karriere recruitingcoordination recruitingcoordinators "
        "candidateexperience campus universityrecruiting"
    ).split()
)
"""Local parts of a team's address, without separators: usable, but nobody's own."""

DESK_LOCALS = frozenset(
    (
        "accommodation accommodations accessibility privacy legal support help helpdesk compliance security "
        "dataprotection dpo gdpr eeo feedback abuse webmaster billing sales press media customerservice itsupport"
    ).split()
)
"""Local parts of addresses that stand in footers: not for news about an interview."""

AGENCY_WORDS = ("recruit", "staffing", "personnel", "headhunt", "resourcing", "placement", "talentsearch", "jobagency")
AGENCIES = frozenset(
    (
        "hays adecco randstad manpower manpowergroup roberthalf michaelpage pagegroup kforce teksystems aerotek "
        "insightglobal kornferry hudson reed robertwalters kellyservices spherion modis experis harveynash allegis "
        "cybercoders jobot motionrecruitment"
    ).split()
)
