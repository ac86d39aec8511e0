// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/topicdevicedialog.h"

#include "dialogs/draftgrid.h"
#include "dialogs/inset.h"
#include "dialogs/setupfield.h"
#include "engine/topicwatch.h"
#include "profilefile.h"
#include "topicwords.h"
#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/theme.h"

#include <QDir>
#include <QJsonDocument>
#include <QLineEdit>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using mqtt::DraftFault;
using mqtt::DraftForm;
using mqtt::ProfileDraft;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

/// A profile's id from a name: "Laboratory meter" gives "laboratory-meter-own".
QString idFor(const QString &name, const QList<core::ProfilePtr> &taken)
{
    QString id;
    for (const QChar letter : name.toLower().normalized(QString::NormalizationForm_KD)) {
        if ((letter >= u'a' && letter <= u'z') || (letter >= u'0' && letter <= u'9'))
            id += letter;
        else if (!letter.isMark() && !id.isEmpty() && !id.endsWith(u'-'))
            id += u'-';
    }
    while (id.endsWith(u'-'))
        id.chop(1);
    return ProfileFile::freeId(id.left(60), taken);
}

} // namespace

TopicDeviceDialog::TopicDeviceDialog(SetupContext context, const core::TransportId &transport,
                                     const QString &topic, const QByteArray &payload, const QString &whyNot,
                                     QWidget *parent)
    : SetupDialog(u"file-json"_s, tr("Make this a device"),
                  tr("A profile of your own: every topic of this form is read so from then on."), parent)
    , m_context(std::move(context))
    , m_transport(transport)
    , m_payload(payload)
    , m_whyNot(whyNot)
    , m_draft(ProfileDraft::of(topic, payload))
{
    if (!m_whyNot.isEmpty())
        addParagraph(m_whyNot);
    NamedFields::Rules rules;
    rules.longestId = 80;
    rules.makeId = [this](const QString &name) { return idFor(name, m_context.profiles); };
    rules.isTaken = [this](const QString &id) {
        return std::any_of(
            m_context.profiles.begin(), m_context.profiles.end(),
            [&id](const core::ProfilePtr &known) { return known && known->id.toString() == id; });
    };
    m_named = addNamed(rules, {}, {});
    m_levelField = addField(tr("Which level is the device’s id?"), buildLevels(), true);
    m_levelField->setHint(tr("Each id there becomes a device of its own. Click a level again for none."));
    m_device = new QLineEdit(this);
    m_device->setMaxLength(200);
    m_deviceField = addField(tr("Id of the one device"), m_device, true);
    m_deviceField->setHint(tr("All that comes on this topic belongs to it."));
    connect(m_device, &QLineEdit::textEdited, this, [this] { touch(m_deviceField); });
    buildForm();
    m_grid = new DraftGrid(this);
    m_valuesField = addField(tr("What is kept"), m_grid, true);
    m_valuesField->setHint(
        m_draft.moreFields > 0
            ? tr("Tick what is to be kept. %n more value(s) are not listed; they can be written into the "
                 "file.",
                 nullptr, int(m_draft.moreFields))
            : tr("Tick what is to be kept; quantities and units are proposals by the names alone."));
    connect(m_grid, &DraftGrid::edited, this, [this] { touch(m_valuesField); });
    buildPreview();
    fill();
    connect(&m_storing, &QFutureWatcherBase::finished, this, [this] {
        if (const core::Result<void> stored = m_storing.result(); !stored)
            showFailure(stored.error());
        else
            emit decided(m_decided);
    });
    complete(tr("Save and read it"),
             tr("The profile is written, then everything stops and starts anew, some seconds long."));
    acceptButton()->setEnabled(m_whyNot.isEmpty());
}

QWidget *TopicDeviceDialog::buildLevels()
{
    auto *row = new QWidget(this);
    row->setFocusPolicy(Qt::NoFocus);
    auto *flow = new widgets::FlowLayout(row, 4);
    const QStringList levels = m_draft.topic.split(u'/');
    for (int at = 0; at < levels.size(); ++at) {
        QString text = row->fontMetrics().elidedText(levels.at(at), Qt::ElideMiddle, Theme::grow(280));
        if (text.isEmpty())
            text = tr("(empty)", "a level of a topic without a name");
        auto *level = new Button(text.replace(u'&', "&&"_L1), Button::Kind::Normal, row);
        level->setCheckable(true);
        level->setAutoDefault(false);
        level->setToolTip(levels.at(at));
        level->setAccessibleName(tr("Level %1: %2").arg(at + 1).arg(levels.at(at)));
        connect(level, &QPushButton::clicked, this,
                [this, at](bool checked) { chooseLevel(checked ? at : -1); });
        flow->addWidget(level);
        m_levels << level;
    }
    return row;
}

void TopicDeviceDialog::buildForm()
{
    m_form = new widgets::SegmentedControl(
        {tr("JSON"), tr("JSON as Python prints it"), tr("A number"), tr("A text")}, this);
    m_form->setLarge(true);
    m_form->setName(tr("Form of the payload"));
    m_formField = addField(tr("The payload is"), m_form, true);
    m_formField->setHint(tr("Declared here, and never guessed later: what is of another form is refused."));
    connect(m_form, &widgets::SegmentedControl::chosen, this,
            [this](int form) { chooseForm(DraftForm(form)); });
    m_on = new QLineEdit(this);
    m_off = new QLineEdit(this);
    m_texts = new QWidget(this);
    auto *pair = new QHBoxLayout(m_texts);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(16);
    pair->addWidget(makeField(tr("Means on"), m_on, true), 1, Qt::AlignTop);
    pair->addWidget(makeField(tr("Means off"), m_off, true), 1, Qt::AlignTop);
    body()->addWidget(m_texts);
    for (QLineEdit *edit : {m_on, m_off})
        connect(edit, &QLineEdit::textEdited, this, [this] { touch(m_valuesField); });
}

void TopicDeviceDialog::buildPreview()
{
    const auto addInset = [this](const QString &title, Role role) {
        auto *part = new QVBoxLayout;
        part->setSpacing(8);
        part->addWidget(new Label(title, Role::Body, Token::Text, 600, this));
        auto *box = new Inset(this);
        auto *inner = new QVBoxLayout(box);
        inner->setContentsMargins(12, 8, 12, 8);
        inner->setSpacing(4);
        auto *words = new Label({}, role, Token::Text, 0, box);
        words->setWordWrap(true);
        words->setTextFormat(Qt::PlainText);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        inner->addWidget(words);
        part->addWidget(box);
        body()->addLayout(part);
        return words;
    };
    m_preview = addInset(tr("What the present message would give"), Role::Table);
    m_json = addInset(tr("Exactly what is written"), Role::Mono);
    m_json->setAlignment(Qt::AlignLeft | Qt::AlignAbsolute); // JSON, in every language
    m_place = addParagraph({});
}

void TopicDeviceDialog::fill()
{
    m_form->setCurrent(int(m_draft.form));
    m_texts->setVisible(m_draft.form == DraftForm::Text);
    m_on->setText(m_draft.onText);
    m_off->setText(m_draft.offText);
    for (int at = 0; at < m_levels.size(); ++at)
        m_levels.at(at)->setChecked(at == m_draft.deviceLevel);
    m_deviceField->setVisible(m_draft.deviceLevel < 0);
    m_grid->setFields(m_draft.fields);
}

void TopicDeviceDialog::chooseLevel(int level)
{
    m_draft.deviceLevel = level;
    fill();
    touch(m_levelField);
}

void TopicDeviceDialog::chooseForm(DraftForm form)
{
    m_draft = draft();
    m_draft.form = form;
    m_draft.findFields(m_payload);
    fill();
    touch(m_valuesField);
}

void TopicDeviceDialog::setName(const QString &name)
{
    m_named->nameEdit()->setText(name);
    m_named->idEdit()->setText(idFor(name, m_context.profiles));
    check();
}

void TopicDeviceDialog::hear(const QString &topic, const QByteArray &payload)
{
    if (topic != m_draft.topic || payload == m_payload || m_storing.isRunning())
        return;
    m_payload = payload;
    // A message of another form (an offline notice, say) changes nothing of what was begun.
    ProfileDraft next = draft();
    next.findFields(payload);
    if (next.fields.size() >= m_draft.fields.size()) {
        m_draft = next;
        m_grid->setFields(m_draft.fields);
    }
    check();
}

ProfileDraft TopicDeviceDialog::draft() const
{
    ProfileDraft draft = m_draft;
    draft.name = m_named->name();
    draft.id = m_named->id();
    draft.device = m_device->text().trimmed();
    draft.fields = m_grid->fields();
    draft.onText = m_on->text();
    draft.offText = m_off->text();
    return draft;
}

QString TopicDeviceDialog::fileName() const
{
    return ProfileFile::fileFor(m_context.workspace.fileName, m_named->id(), m_context.profiles);
}

void TopicDeviceDialog::weigh()
{
    m_named->weigh();
    const ProfileDraft now = draft();
    const ProfileDraft::Verdict verdict = now.verdict();
    const QString words = TopicWords::draftFault(verdict);
    QString values;
    m_levelField->setReason({});
    m_deviceField->setReason({});
    switch (verdict.fault) {
    case DraftFault::None:
        break;
    case DraftFault::NoName:
        fields().at(0)->setReason(tr("A name is needed."));
        break;
    case DraftFault::BadId:
        if (fields().at(1)->reason().isEmpty())
            fields().at(1)->setReason(tr("Small letters, digits and hyphens."));
        break;
    case DraftFault::NoDevice:
        m_levelField->setReason(tr("Choose a level, or give the one device an id below."));
        break;
    case DraftFault::BadLevel:
        m_levelField->setReason(tr("%1.", "a reason as a sentence").arg(words));
        break;
    default:
        values = tr("Still to do: %1.", "what is missing of a profile").arg(words);
    }
    bool isSound = verdict.fault == DraftFault::None;
    if (isSound) {
        // What schema and codec say, before anything is written.
        if (const auto checked = ProfileFile::check(now.toProfile(), fileName()); !checked) {
            values = checked.error().detail;
            isSound = false;
        }
    }
    m_valuesField->setReason(values);
    showPreview(now, isSound);
}

void TopicDeviceDialog::showPreview(const ProfileDraft &draft, bool isSound)
{
    // Also while a name is missing: what is read does not hang on it.
    ProfileDraft shown = draft;
    if (shown.name.trimmed().isEmpty())
        shown.name = u"draft"_s;
    if (!ProfileFile::isId(shown.id))
        shown.id = u"draft"_s;
    QStringList lines;
    if (const auto profile =
            core::ProfileStore::parse(QJsonDocument(shown.toProfile()).toJson(), u"draft.json"_s);
        profile && shown.verdict().fault == DraftFault::None) {
        const core::TransportSettings *settings = m_context.workspace.transport(m_transport);
        mqtt::CodecSettings how;
        how.zone = settings ? settings->zone : QString();
        const core::SystemClock clock;
        const QByteArray topic = draft.topic.toUtf8();
        const mqtt::TopicLook look(m_transport, {*profile}, {}, how);
        mqtt::TopicMeaning meaning = look.meaning({topic.constData(), size_t(topic.size())}, m_payload, false,
                                                  {clock.now(), clock.steady()});
        meaning.uses.clear();
        meaning.isRead = false; // nothing is read yet, and by whom is clear
        lines = meaning.values.isEmpty() && meaning.rejects.isEmpty()
                    ? QStringList{tr("It gives no reading.")}
                    : TopicWords::meaning(meaning);
    } else {
        lines << tr("Nothing yet.");
    }
    m_preview->setText(lines.join(u'\n'));
    m_json->setText(isSound ? QString::fromUtf8(QJsonDocument(draft.toProfile()).toJson()).trimmed()
                            : tr("Nothing yet."));
    const core::TransportSettings *settings = m_context.workspace.transport(m_transport);
    m_place->setText(tr("Into %1; “%2” reads it from then on.")
                         .arg(QDir::toNativeSeparators(fileName()), settings ? settings->name : QString()));
    m_place->setVisible(isSound && m_whyNot.isEmpty());
}

QString TopicDeviceDialog::previewWords() const { return m_preview->text(); }

core::Result<core::Workspace> TopicDeviceDialog::changed() const
{
    if (!m_whyNot.isEmpty())
        return core::Error{core::ErrorCode::ReadOnly, m_context.workspace.name, u"nothing is kept here"_s,
                           m_whyNot};
    const core::TransportSettings *present = m_context.workspace.transport(m_transport);
    if (!present)
        return core::Error{
            core::ErrorCode::NotFound, m_transport.toString(), u"there is no such transport"_s, {}};
    core::TransportSettings settings = *present;
    const core::ProfileId id(m_named->id());
    if (!settings.profiles.contains(id))
        settings.profiles << id;
    return m_context.workspace.withChanged(settings);
}

void TopicDeviceDialog::decide(const core::Workspace &workspace)
{
    if (m_storing.isRunning())
        return;
    m_decided = workspace;
    setWorking(true);
    m_storing.setFuture(QtConcurrent::run(
        [profile = draft().toProfile(), file = fileName()] { return ProfileFile::save(profile, file); }));
}

} // namespace console
