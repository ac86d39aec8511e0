// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/firststartpage.h"

#include "demopast.h"
#include "dialogs/addbrokerdialog.h"
#include "dialogs/newworkspacedialog.h"
#include "dialogs/portlist.h"
#include "dialogs/setupfield.h"
#include "pages/readyrow.h"
#include "pages/startdoor.h"
#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/label.h"
#include "widgets/progressline.h"
#include "widgets/theme.h"
#include "words.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

/// On screens of the usual width the page is as wide as they are; on large ones half as wide.
constexpr int NarrowestColumn = 1320;
constexpr int WidestColumn = 1800;
/// Below this the page gives away its air, so that a small screen shows it whole.
constexpr int LowWindow = 860;
constexpr int NarrowWindow =
    1000; ///< at the usual size of fonts: below it the doors stand one below the other
constexpr int RecentShown = 4;

Label *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new Label(text, Role::Body, Token::Text2, 0, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

FirstStartPage::FirstStartPage(SerialPorts *ports, std::function<Readiness()> look, QWidget *parent)
    : QWidget(parent), m_serialPorts(ports)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(scroll);
    auto *content = new QWidget(scroll);
    scroll->setWidget(content);
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(48, 0, 48, 0);
    auto *column = new QWidget(content);
    column->setMaximumWidth(NarrowestColumn);
    m_column = new QVBoxLayout(column);
    row->addWidget(column);

    m_column->addStretch(2);
    m_column->addWidget(buildHead());
    m_column->addWidget(buildWork());
    m_doors = new QBoxLayout(QBoxLayout::LeftToRight);
    m_doors->setSpacing(16);
    buildWire();
    buildBroker();
    buildDemo();
    m_doors->addWidget(m_wire, 8);
    m_doors->addWidget(m_broker, 7);
    m_doors->addWidget(m_demo, 7);
    m_column->addLayout(m_doors);
    m_others = buildOthers();
    m_column->addWidget(m_others);
    m_ready = new ReadyRow(std::move(look), column);
    m_column->addWidget(m_ready);
    m_column->addStretch(3);

    connect(m_serialPorts, &SerialPorts::changed, this, &FirstStartPage::takePorts);
    connect(m_serialPorts, &SerialPorts::appeared, this, &FirstStartPage::offer);
    takePorts();
    weighHost(false);
    strengthen();
}

QWidget *FirstStartPage::buildHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(32);
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addStretch(1);
    m_newFile = new Label({}, Role::Body, Token::Text2, 0, head);
    words->addWidget(m_newFile);
    words->addWidget(new Label(tr("Hear the first meter."), Role::Hero, Token::Text, 600, head));
    auto *about =
        new Label(tr("Plug in a bus, point at a broker, or look around with a simulated fleet.\nNothing is "
                     "sent to any meter until you order it and confirm it."),
                  Role::Card, Token::Text2, 400, head);
    about->setWordWrap(true);
    words->addWidget(about);
    words->addWidget(buildWays());
    words->addStretch(1);
    row->addLayout(words, 1);
    m_dial = new DoorPicture(DoorPicture::Kind::EmptyDial, head);
    row->addWidget(m_dial);
    return head;
}

QWidget *FirstStartPage::buildWays()
{
    auto *ways = new QWidget(this);
    auto *row = new QHBoxLayout(ways);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(12);
    row->addWidget(new Label(tr("Already have a workspace?"), Role::Body, Token::Text2, 0, ways));
    m_open = new Button(tr("Open…"), Button::Kind::Normal, ways);
    m_open->setIconName(u"folder-open"_s);
    m_open->setKeyHint(tr("Ctrl O"));
    row->addWidget(m_open);
    m_recent = new QHBoxLayout;
    m_recent->setSpacing(4);
    row->addLayout(m_recent);
    auto *drop = new Label(tr("or drop the file anywhere in this window"), Role::Body, Token::Text2, 0, ways);
    drop->setElided(true);
    row->addWidget(drop, 1);
    connect(m_open, &QPushButton::clicked, this, &FirstStartPage::openRequested);
    return ways;
}

QWidget *FirstStartPage::buildOthers()
{
    auto *others = new QWidget(this);
    auto *row = new widgets::FlowLayout(others, 8);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new Label(tr("Somewhere else?"), Role::Body, Token::Text2, 0, others));
    const auto add = [this, others, row](const QString &icon, const QString &text, auto signal) {
        auto *button = new Button(text, Button::Kind::Quiet, others);
        button->setIconName(icon);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, signal);
    };
    add(u"cloud"_s, tr("On a ThingsBoard server…"), &FirstStartPage::boardRequested);
    add(u"waypoints"_s, tr("Behind a mesh gateway that posts…"), &FirstStartPage::meshDoorRequested);
    add(u"database"_s, tr("On a mesh’s server…"), &FirstStartPage::meshServerRequested);
    return others;
}

QWidget *FirstStartPage::buildWork()
{
    auto *work = new QWidget(this);
    auto *layout = new QVBoxLayout(work);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_failure = new QWidget(work);
    auto *failure = new QVBoxLayout(m_failure);
    failure->setContentsMargins(0, 0, 0, 0);
    failure->setSpacing(4);
    m_failureTitle = new Label({}, Role::Card, Token::Critical, 600, m_failure);
    m_failureTitle->setWordWrap(true);
    m_failureText = paragraph({}, m_failure);
    m_failureText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    failure->addWidget(m_failureTitle);
    failure->addWidget(m_failureText);
    layout->addWidget(m_failure);
    m_failure->hide();
    m_work = new QWidget(work);
    auto *progress = new QHBoxLayout(m_work);
    progress->setContentsMargins(0, 0, 0, 0);
    progress->setSpacing(16);
    m_progress = new widgets::ProgressLine({}, m_work);
    progress->addWidget(m_progress, 1);
    m_cancel = new Button(tr("Cancel"), Button::Kind::Normal, m_work);
    m_cancel->setKeyHint(tr("Esc"));
    progress->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &FirstStartPage::cancelRequested);
    layout->addWidget(m_work);
    m_work->hide();
    return work;
}

void FirstStartPage::buildWire()
{
    m_wire = new StartDoor(u"cable"_s, tr("A meter on a wire"), tr("RS-485 or USB, Modbus RTU."),
                           DoorPicture::Kind::Wire, tr("Set up the bus"), this);
    m_ports = new PortList(m_wire);
    m_noPorts = paragraph(tr("No serial port is plugged in. One that is appears here by itself."), m_wire);
    m_portWords = paragraph({}, m_wire);
    m_wire->body()->addWidget(m_ports);
    m_wire->body()->addWidget(m_noPorts);
    m_wire->body()->addWidget(m_portWords);
    m_wire->body()->addStretch(1);
    auto *other = new Button(tr("Type a path"), Button::Kind::Quiet, m_wire);
    other->setLarge(true);
    m_wire->foot()->addWidget(other);
    connect(other, &QPushButton::clicked, this, [this] { emit busRequested({}); });
    connect(m_ports, &PortList::chosen, this, [this](const SerialPort &port) {
        m_offered = port.path;
        showChosen();
        strengthen();
    });
    const auto go = [this] {
        const auto port = m_ports->current();
        emit busRequested(port ? port->lasting : QString());
    };
    connect(m_wire->button(), &QPushButton::clicked, this, go);
    connect(m_ports, &QListWidget::itemActivated, this, go);
}

void FirstStartPage::buildBroker()
{
    m_broker = new StartDoor(u"server"_s, tr("Meters behind a broker"), tr("MQTT, read as devices speak."),
                             DoorPicture::Kind::Broker, tr("Connect"), this);
    m_host = new QLineEdit(m_broker);
    m_host->setPlaceholderText(tr("name or address, 1883 unless :port"));
    m_hostField = new SetupField(tr("Host"), m_host, true, m_broker);
    m_brokerWords = paragraph({}, m_broker);
    m_broker->body()->addWidget(m_hostField);
    m_broker->body()->addWidget(m_brokerWords);
    m_broker->body()->addStretch(1);
    auto *other = new Button(tr("User, session…"), Button::Kind::Quiet, m_broker);
    other->setLarge(true);
    m_broker->foot()->addWidget(other);
    connect(other, &QPushButton::clicked, this, &FirstStartPage::brokerRequested);
    connect(m_host, &QLineEdit::textEdited, this, [this] {
        weighHost(true);
        strengthen();
    });
    connect(m_host, &QLineEdit::returnPressed, this, &FirstStartPage::connectNow);
    connect(m_broker->button(), &QPushButton::clicked, this, &FirstStartPage::connectNow);
}

void FirstStartPage::buildDemo()
{
    m_demo = new StartDoor(u"flask-conical"_s, tr("The demo fleet"), tr("Simulated, and always labelled so."),
                           DoorPicture::Kind::Fleet, tr("Open the demo"), this);
    const engine::Demo::Options fleet = demoFleet();
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(24);
    for (const auto &[count, words] : {std::pair{fleet.mqttDevices, tr("meters behind a broker")},
                                       std::pair{fleet.rtuUnits, tr("meters on a wire")},
                                       std::pair{demoNeighbours(), tr("devices of other families")}}) {
        if (count == 0)
            continue;
        auto *tile = new QVBoxLayout;
        tile->setSpacing(0);
        tile->addWidget(new Label(Words::count(quint64(count)), Role::Title, Token::Text, 600, m_demo));
        auto *what = new Label(words, Role::Body, Token::Text2, 0, m_demo);
        what->setWordWrap(true);
        tile->addWidget(what);
        tiles->addLayout(tile, 1);
    }
    m_demo->body()->addLayout(tiles);
    m_demo->body()->addWidget(paragraph(
        tr("Real wires inside this computer: a broker and a serial line of their own, with meters that "
           "obey orders. Your own workspaces stay untouched; everything is gone when you leave."),
        m_demo));
    m_demo->body()->addStretch(1);
    m_demo->foot()->addWidget(new Label(tr("no network needed"), Role::Body, Token::Text2, 0, m_demo));
    connect(m_demo->button(), &QPushButton::clicked, this, &FirstStartPage::demoRequested);
}

void FirstStartPage::setNewFile(const QString &path, int brokerProfiles)
{
    m_newFile->setText(tr("New workspace, stored as %1").arg(NewWorkspaceDialog::tilde(path)));
    m_brokerWords->setText(
        brokerProfiles == 0
            ? tr("No profile for MQTT is installed: put one into the folder “profiles” beside "
                 "the workspace.")
            : tr("Stored as %1 and opened at once. %n installed profile(s) say which topics are "
                 "read.",
                 nullptr, brokerProfiles)
                  .arg(NewWorkspaceDialog::tilde(path)));
}

void FirstStartPage::setRecent(const QStringList &files)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &file : files) {
        if (m_recent->count() >= RecentShown || !QFileInfo::exists(file))
            continue;
        auto *button = new Button(QFileInfo(file).completeBaseName(), Button::Kind::Quiet, this);
        button->setToolTip(NewWorkspaceDialog::tilde(file));
        button->setAccessibleName(tr("Open %1").arg(NewWorkspaceDialog::tilde(file)));
        m_recent->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, file] { emit recentRequested(file); });
    }
}

void FirstStartPage::takePorts()
{
    const QList<SerialPort> &ports = m_serialPorts->ports();
    m_ports->setPorts(ports);
    if (!m_ports->current()) {
        for (const SerialPort &port : ports) {
            if (port.state == SerialPort::State::Ready && !m_ports->current())
                m_ports->choose(port.path);
        }
    }
    m_ports->setVisible(!ports.isEmpty());
    m_noPorts->setVisible(m_serialPorts->hasLooked() && ports.isEmpty());
    showChosen();
    strengthen();
}

void FirstStartPage::offer(const SerialPort &port)
{
    m_offered = port.path;
    m_ports->choose(port.path);
    showChosen();
    strengthen();
}

void FirstStartPage::showChosen()
{
    const auto port = m_ports->current();
    QString words = port ? PortList::obstacle(*port) : QString();
    if (words.isEmpty())
        words = tr("Next come its speed, then the meter's unit and profile. Nothing is written before that.");
    m_portWords->setText(words);
}

void FirstStartPage::weighHost(bool touched)
{
    m_hostField->setReason(AddBrokerDialog::parse(m_host->text()).reason);
    m_hostField->setTouched(touched && !m_host->text().isEmpty());
}

void FirstStartPage::connectNow()
{
    m_hostField->setReason(AddBrokerDialog::parse(m_host->text()).reason);
    m_hostField->setTouched(true);
    if (m_hostField->reason().isEmpty())
        emit connectRequested(m_host->text().trimmed());
    else
        m_host->setFocus();
}

void FirstStartPage::strengthen()
{
    // One door is the next step: the one that was begun, else an adapter that waits, else the demo. A port
    // that says nothing of itself is soldered in: it is there on most computers, and no sign of a meter.
    const auto port = m_ports->current();
    const bool broker = !m_host->text().isEmpty();
    const bool wire = !broker && port && port->state == SerialPort::State::Ready &&
                      (!port->description.isEmpty() || port->path == m_offered);
    m_broker->setStrong(broker);
    m_wire->setStrong(wire);
    m_demo->setStrong(!broker && !wire);
    // What Enter is said to do is what it does: the focus goes along, unless the person moved it elsewhere.
    Button *next = (broker ? m_broker : wire ? m_wire : m_demo)->button();
    for (const StartDoor *door : {m_wire, m_broker, m_demo}) {
        if (door->button() != next && door->button()->hasFocus())
            next->setFocus(Qt::OtherFocusReason);
    }
    m_next = next;
}

void FirstStartPage::focusInEvent(QFocusEvent *event)
{
    // Not a focus proxy: Tab would jump to it over everything that stands before it.
    m_next->setFocus(event->reason());
}

void FirstStartPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QWidget::keyPressEvent(event);
        return;
    }
    // The field of the host has connected by itself.
    if (m_host->hasFocus())
        return;
    // A button with the focus is what was meant; elsewhere Enter opens the strong door.
    if (auto *button = qobject_cast<Button *>(focusWidget())) {
        button->click();
        return;
    }
    for (const StartDoor *door : {m_wire, m_broker, m_demo}) {
        if (door->isStrong() && door->button()->isEnabled()) {
            door->button()->click();
            return;
        }
    }
}

void FirstStartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!std::exchange(m_watching, true))
        m_serialPorts->setWatching(true);
}

void FirstStartPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (std::exchange(m_watching, false))
        m_serialPorts->setWatching(false);
}

void FirstStartPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool low = height() < LowWindow;
    const bool narrow = width() < widgets::Theme::grow(NarrowWindow);
    m_doors->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_dial->setHidden(narrow);
    m_column->parentWidget()->setMaximumWidth(std::clamp(width() / 2, NarrowestColumn, WidestColumn));
    m_column->setContentsMargins(0, low ? 16 : 40, 0, low ? 12 : 24);
    m_column->setSpacing(low ? 14 : 32);
    for (StartDoor *door : {m_wire, m_broker, m_demo})
        door->setCompact(low);
    static_cast<DoorPicture *>(m_dial)->setCompact(low);
}

void FirstStartPage::showDoors(bool enabled)
{
    m_open->setEnabled(enabled);
    m_others->setEnabled(enabled);
    for (StartDoor *door : {m_wire, m_broker, m_demo})
        door->setEnabled(enabled);
    for (int at = 0; at < m_recent->count(); ++at)
        m_recent->itemAt(at)->widget()->setEnabled(enabled);
}

void FirstStartPage::showWork(const QString &title)
{
    m_failure->hide();
    m_progress->setTitle(title);
    m_progress->setFraction(std::nullopt);
    m_progress->setNote({});
    m_work->show();
    m_cancel->setVisible(true);
    showDoors(false);
}

void FirstStartPage::setOpening(const QString &what)
{
    showWork(tr("Opening %1").arg(what));
    m_cancel->setFocus();
}

void FirstStartPage::setReopening(const QString &what)
{
    showWork(tr("The change is written. Stopping and starting %1 with it").arg(what));
    m_cancel->setFocus();
}

void FirstStartPage::setStep(const QString &words) { m_progress->setNote(words); }

void FirstStartPage::setLeaving()
{
    showWork(tr("Storing what was read, then leaving"));
    m_cancel->setVisible(false);
}

void FirstStartPage::setIdle()
{
    m_work->hide();
    m_failure->hide();
    showDoors(true);
}

void FirstStartPage::setFailure(const core::Error &error)
{
    m_work->hide();
    m_failureTitle->setText(tr("It could not be opened: %1").arg(Words::errorTitle(error.code)));
    QStringList lines;
    for (const QString &line : {error.where, error.detail, Words::errorRemedy(error)}) {
        if (!line.isEmpty())
            lines << line;
    }
    m_failureText->setText(lines.join(u'\n'));
    m_failure->show();
    showDoors(true);
}

} // namespace console
