// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/mapdialog.h"

#include "dialogs/setupfield.h"
#include "dialogs/tiletrialbox.h"
#include "tiles/tilecache.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/theme.h"
#include "words.h"

#include <QLineEdit>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using tiles::TileKey;
using tiles::TileSettings;
using widgets::Button;
using widgets::Label;

namespace console {

namespace {

/// A whole number of that range; nothing when the text is none.
std::optional<int> numberIn(const QLineEdit &edit, int least, int most)
{
    bool ok = false;
    const int number = edit.text().trimmed().toInt(&ok);
    return ok && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

} // namespace

MapDialog::MapDialog(SetupContext context, const QString &cacheFolder, const QString &whyNot, QWidget *parent)
    : SetupDialog(u"map"_s, tr("Map background"), tr("What lies under the sites on the map."), parent)
    , m_context(std::move(context))
    , m_cacheFolder(cacheFolder)
    , m_whyNot(whyNot)
{
    TileSettings present;
    const auto read = tiles::readTileSettings(m_context.workspace.part(u"map"_s));
    const bool wanted = !read || read->has_value();
    if (!read)
        m_present = u"%1: %2"_s.arg(read.error().where, read.error().detail);
    else if (*read)
        present = **read;
    m_ground = new widgets::SegmentedControl({tr("Outline only"), tr("Tiles of a server")}, this);
    m_ground->setName(tr("Ground of the map"));
    m_ground->setLarge(true);
    m_ground->setCurrent(wanted ? 1 : 0);
    connect(m_ground, &widgets::SegmentedControl::chosen, this, [this] { check(); });
    m_groundField = addField(tr("Ground of the map"), m_ground, true);

    m_part = new QWidget(this);
    auto *column = new QVBoxLayout(m_part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    m_url = makeEdit(&m_urlField, tr("Address of the tiles"), present.url);
    m_url->setPlaceholderText(u"https://tiles.example.org/{z}/{x}/{y}.png"_s);
    m_attribution = makeEdit(&m_attributionField, tr("Whose map it is"), present.attribution);
    m_attribution->setPlaceholderText(tr("© OpenStreetMap contributors"));
    m_agent = makeEdit(&m_agentField, tr("How the console calls itself"), present.userAgent);
    m_zoom = makeEdit(&m_zoomField, tr("Nearest zoom there is"), QString::number(present.maxZoom));
    m_days = makeEdit(&m_daysField, tr("Days that a tile holds"), QString::number(present.cacheDays));
    m_mib = makeEdit(&m_mibField, tr("Space on this computer, MiB"), QString::number(present.cacheMib));
    column->addWidget(m_urlField);
    column->addWidget(m_attributionField);
    addPair(m_agentField, m_zoomField, column);
    addPair(m_daysField, m_mibField, column);
    m_trial = new TileTrialBox(m_part);
    connect(m_trial, &TileTrialBox::changed, this, [this] { check(); });
    column->addWidget(m_trial);
    body()->addWidget(m_part);
    addKept();
    addWritten();
    complete(tr("Change it"), tr("The workspace is opened anew with it."), m_whyNot);
}

QLineEdit *MapDialog::makeEdit(SetupField **field, const QString &title, const QString &text)
{
    auto *edit = new QLineEdit(text, this);
    edit->setAccessibleName(title);
    *field = makeField(title, edit, true);
    connect(edit, &QLineEdit::textEdited, this, [this, field = *field] { touch(field); });
    return edit;
}

void MapDialog::addKept()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    m_kept = new Label(tr("Counting the tiles that are kept …"), widgets::Role::Table, widgets::Token::Text2,
                       0, this);
    m_kept->setWordWrap(true);
    m_clear = new Button(tr("Delete kept tiles"), Button::Kind::Normal, this);
    m_clear->setLarge(true);
    m_clear->setAutoDefault(false);
    m_clear->setEnabled(false);
    row->addWidget(m_clear, 0, Qt::AlignTop);
    row->addWidget(m_kept, 1);
    body()->addLayout(row);
    connect(m_clear, &QPushButton::clicked, this, &MapDialog::clear);
    connect(&m_counting, &QFutureWatcherBase::finished, this, [this] {
        const qint64 bytes = m_counting.result();
        m_clear->setEnabled(bytes > 0);
        m_kept->setText(
            bytes > 0
                ? tr("%1 of tiles are kept on this computer, of every workspace.").arg(Words::bytes(bytes))
                : tr("No tiles are kept on this computer."));
        check();
    });
    count();
}

void MapDialog::count()
{
    m_counting.setFuture(
        QtConcurrent::run([folder = m_cacheFolder] { return tiles::TileCache::bytesIn(folder); }));
}

void MapDialog::clear()
{
    m_clear->setEnabled(false);
    m_counting.setFuture(QtConcurrent::run([folder = m_cacheFolder] {
        tiles::TileCache::clear(folder);
        return tiles::TileCache::bytesIn(folder);
    }));
}

QString MapDialog::cacheWords() const { return m_kept->text(); }

void MapDialog::setTiles(bool wanted)
{
    m_ground->setCurrent(wanted ? 1 : 0);
    check();
}

void MapDialog::setUrl(const QString &url)
{
    m_url->setText(url);
    touch(m_urlField);
}

void MapDialog::setAttribution(const QString &attribution)
{
    m_attribution->setText(attribution);
    touch(m_attributionField);
}

std::optional<TileSettings> MapDialog::settings() const
{
    if (m_ground->current() != 1)
        return std::nullopt;
    TileSettings settings;
    settings.url = m_url->text().trimmed();
    settings.attribution = m_attribution->text().simplified();
    settings.userAgent = m_agent->text().simplified();
    settings.maxZoom = numberIn(*m_zoom, 1, TileKey::MostZoom).value_or(settings.maxZoom);
    settings.cacheDays =
        numberIn(*m_days, TileSettings::LeastDays, TileSettings::MostDays).value_or(settings.cacheDays);
    settings.cacheMib =
        numberIn(*m_mib, TileSettings::LeastMib, TileSettings::MostMib).value_or(settings.cacheMib);
    return settings;
}

core::Result<core::Workspace> MapDialog::changed() const
{
    if (!m_whyNot.isEmpty())
        return core::Error{core::ErrorCode::Unsupported, {}, m_whyNot, {}};
    return m_context.workspace.withPart(u"map"_s,
                                        tiles::withTiles(m_context.workspace.part(u"map"_s), settings()));
}

void MapDialog::decide(const core::Workspace &workspace)
{
    if (const auto chosen = settings())
        emit allowed(*chosen);
    SetupDialog::decide(workspace);
}

void MapDialog::weigh()
{
    const auto chosen = settings();
    m_part->setVisible(chosen.has_value());
    m_groundField->setHint(
        !m_present.isEmpty() ? tr("What the file says is not understood: %1.").arg(m_present)
        : chosen ? tr("The server sees which part of the world is looked at, and from which address.")
                 : tr("Nothing is fetched; the map works without a network."));
    const auto say = [&](SetupField *field, bool wrong, const QString &reason, const QString &hint) {
        field->setReason(chosen && wrong ? reason : QString());
        field->setHint(hint);
    };
    const TileSettings settings = chosen.value_or(TileSettings());
    const bool isAddress = tiles::refusalOf(settings.url).isEmpty();
    say(m_urlField, !isAddress,
        tr("An address that begins with https:// and holds {z}, {x} and {y}, once each."),
        tr("A key in it stands readable in the file. Read the rules of the server first."));
    say(m_attributionField, settings.attribution.isEmpty(),
        tr("Every licence wants to be named: it always stands on the map."),
        tr("It always stands on the map."));
    say(m_agentField, false, {}, tr("Empty: name and version of the program."));
    const auto range = [this](int least, int most) {
        return tr("A whole number, %1 to %2.").arg(Words::count(quint64(least)), Words::count(quint64(most)));
    };
    say(m_zoomField, !numberIn(*m_zoom, 1, TileKey::MostZoom), range(1, TileKey::MostZoom),
        tr("Nearer, tiles are enlarged."));
    say(m_daysField, !numberIn(*m_days, TileSettings::LeastDays, TileSettings::MostDays),
        range(TileSettings::LeastDays, TileSettings::MostDays), tr("Where the server does not say."));
    say(m_mibField, !numberIn(*m_mib, TileSettings::LeastMib, TileSettings::MostMib),
        range(TileSettings::LeastMib, TileSettings::MostMib), tr("The least used go first."));
    m_trial->setTarget(isAddress ? chosen : std::nullopt);
    setWritten(m_context.workspace.fileName, u"map"_s,
               tiles::withTiles(m_context.workspace.part(u"map"_s), chosen));
}

} // namespace console
