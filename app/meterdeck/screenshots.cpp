// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshots.h"

#include "dialogs/orderdialog.h"
#include "mainwindow.h"
#include "palette/palettedialog.h"
#include "session.h"
#include "widgets/gallery.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QEvent>
#include <QLayout>
#include <QPainter>
#include <QPixmap>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr auto LookEvery = std::chrono::milliseconds(80);
constexpr qint64 Patience = 150000;
/// Looks between "ready" and the picture, so that layouts and the first paint have settled.
constexpr int SettleLooks = 3;
/// Looks between a new size and its picture.
constexpr int SettleShot = 2;
constexpr QSize FirstSize(1600, 1000);
/// Pictures that wait to be written, at the most: one of 3840x2160 holds 33 MB.
constexpr int MostWaiting = 4;
/// What a dialog leaves of the window around it.
constexpr int DialogMargin = 24;

} // namespace

QList<QSize> Screenshots::Wishes::usualSizes() { return {FirstSize, QSize(1366, 768), QSize(3840, 2160)}; }

std::optional<QList<QSize>> Screenshots::Wishes::readSizes(const QString &text)
{
    QList<QSize> sizes;
    for (const QString &part : text.split(u',')) {
        const QStringList numbers = part.split(u'x');
        bool wide = false;
        bool high = false;
        const QSize size =
            numbers.size() == 2 ? QSize(numbers[0].toInt(&wide), numbers[1].toInt(&high)) : QSize();
        if (!wide || !high || size.width() < 640 || size.width() > 7680 || size.height() < 480 ||
            size.height() > 4320)
            return std::nullopt;
        sizes << size;
    }
    return sizes;
}

Screenshots::Screenshots(MainWindow &window, Session &session, QString folder, Wishes wishes, Wear wear,
                         QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_session(session)
    , m_folder(std::move(folder))
    , m_wishes(std::move(wishes))
    , m_wear(std::move(wear))
{
    m_writer.setMaxThreadCount(1);
    connect(&m_timer, &QTimer::timeout, this, &Screenshots::look);
    connect(&m_session, &Session::failed, this, [this](const core::Error &error) { fail(error.toString()); });
}

Screenshots::~Screenshots() { m_writer.waitForDone(); }

void Screenshots::start(Subject subject, std::function<void()> open)
{
    m_open = std::move(open);
    if (!QDir().mkpath(m_folder)) {
        fail(tr("The folder cannot be made: %1").arg(m_folder));
        return;
    }
    planGallery();
    if (subject == Subject::DemoFleet)
        planDemo();
    else
        planOwnWorkspace();
    for (const QString &name : std::as_const(m_wishes.only)) {
        if (std::none_of(m_steps.begin(), m_steps.end(),
                         [&name](const Step &step) { return step.name == name; })) {
            QStringList known;
            for (const Step &step : std::as_const(m_steps)) {
                if (!step.name.isEmpty())
                    known << step.name;
            }
            fail(tr("There is no picture \"%1\", only these: %2").arg(name, known.join(u", "_s)));
            return;
        }
    }
    m_timer.start(LookEvery);
}

void Screenshots::begin(const QString &chapter, const QStringList &needs)
{
    m_chapter = chapter;
    m_needs.insert(chapter, needs);
}

void Screenshots::add(const QString &name, const QString &page, std::function<void()> prepare,
                      std::function<bool()> ready, std::function<void()> after)
{
    m_steps << Step{name, page, std::move(prepare), std::move(ready), std::move(after), m_chapter};
}

void Screenshots::addDialog(const QString &name, const QString &page, std::function<void()> open)
{
    add(
        name, page, std::move(open), [this] { return !windowsAbove().isEmpty(); },
        [this] {
            for (QWidget *above : windowsAbove())
                above->close();
        });
}

bool Screenshots::isWanted(const QString &name) const
{
    return !name.isEmpty() && (m_wishes.only.isEmpty() || m_wishes.only.contains(name));
}

bool Screenshots::isChapterWanted(const QString &chapter) const
{
    for (const Step &step : m_steps) {
        if (!isWanted(step.name))
            continue;
        // From the wanted picture down to all that has to be done before it.
        QStringList needed{step.chapter};
        for (qsizetype at = 0; at < needed.size(); ++at) {
            if (needed.at(at) == chapter)
                return true;
            needed << m_needs.value(needed.at(at));
        }
    }
    return false;
}

void Screenshots::skip() { m_skip = true; }

void Screenshots::look()
{
    if (m_storing >= MostWaiting)
        return;
    if (!m_prepared) {
        nextStep();
        return;
    }
    const Step &step = m_steps.at(m_at);
    if (m_dialog)
        m_dialog->refresh();
    if (step.ready && !step.ready()) {
        m_settle = 0;
        if (m_since.elapsed() > Patience)
            fail(tr("Picture %1 (%2) did not fill within %3 s")
                     .arg(m_at + 1)
                     .arg(step.name)
                     .arg(Patience / 1000));
        return;
    }
    if (++m_settle < (m_shot == 0 ? SettleLooks : SettleShot))
        return;
    if (!step.page.isEmpty() && m_window.currentPage() != step.page) {
        fail(tr("Picture %1 (%2) would show the page %3")
                 .arg(QString::number(m_at + 1), step.name, m_window.currentPage()));
        return;
    }
    if (isWanted(step.name))
        takeShot();
    else
        m_shot = m_wishes.sizes.size() * m_wishes.colours.size();
    if (m_timer.isActive() && m_shot >= m_wishes.sizes.size() * m_wishes.colours.size()) {
        if (step.after)
            step.after();
        m_prepared = false;
    }
}

void Screenshots::nextStep()
{
    do {
        ++m_at;
    } while (m_at < m_steps.size() && !isChapterWanted(m_steps.at(m_at).chapter));
    if (m_at >= m_steps.size()) {
        m_timer.stop();
        m_done = true;
        finishWhenStored();
        return;
    }
    m_prepared = true;
    m_skip = false;
    m_settle = 0;
    m_shot = 0;
    m_since.start();
    if (m_steps.at(m_at).prepare)
        m_steps.at(m_at).prepare();
    if (m_skip)
        m_prepared = false;
    else
        dress(0);
}

void Screenshots::dress(qsizetype shot)
{
    // All sizes in one colour, then in the other: the palette is what takes long to change.
    const qsizetype sizes = m_wishes.sizes.size();
    const widgets::Theme::Mode mode = m_wishes.colours.at(shot / sizes);
    if (widgets::Theme::of(QApplication::palette()).mode() != mode)
        m_wear(mode);
    const QSize size = m_wishes.sizes.at(shot % sizes);
    if (m_gallery) {
        // A page of the gallery may be longer than the screen: it is pictured whole.
        m_gallery->setFixedSize(m_gallery->wholeSize(size.width()).expandedTo(size));
        return;
    }
    if (m_window.size() == size)
        return;
    m_window.setFixedSize(size);
    const QSize needed = m_window.minimumSizeHint();
    if (needed.width() > size.width() || needed.height() > size.height())
        std::fprintf(stderr, "%s needs %dx%d, more than %dx%d\n", qPrintable(m_steps.at(m_at).name),
                     needed.width(), needed.height(), size.width(), size.height());
}

QWidget *Screenshots::subject() const
{
    return m_gallery ? static_cast<QWidget *>(m_gallery.get()) : &m_window;
}

QList<QWidget *> Screenshots::windowsAbove() const
{
    QList<QWidget *> result;
    for (QWidget *top : QApplication::topLevelWidgets()) {
        const auto *parent = top->parentWidget();
        if (top->isVisible() && parent && (parent == &m_window || m_window.isAncestorOf(parent)) &&
            !top->testAttribute(Qt::WA_DontShowOnScreen))
            result << top;
    }
    return result;
}

void Screenshots::fit(QWidget *dialog) const
{
    if (auto *palette = qobject_cast<PaletteDialog *>(dialog)) {
        palette->openOver(&m_window);
        return;
    }
    // On the small screen of a machine without one, a dialog is squeezed; here it gets what it asks for.
    const QSize room = m_window.size() - QSize(2 * DialogMargin, 2 * DialogMargin);
    QSize wanted = dialog->sizeHint().expandedTo(dialog->minimumSizeHint());
    wanted.rwidth() = std::min(std::max(wanted.width(), dialog->minimumWidth()), room.width());
    if (dialog->layout() && dialog->layout()->hasHeightForWidth())
        wanted.rheight() = std::max(wanted.height(), dialog->layout()->totalHeightForWidth(wanted.width()));
    dialog->resize(wanted.boundedTo(room));
    dialog->move(m_window.mapToGlobal(m_window.rect().center()) - dialog->rect().center());
}

void Screenshots::takeShot()
{
    const qsizetype sizes = m_wishes.sizes.size();
    const bool dark = m_wishes.colours.at(m_shot / sizes) == widgets::Theme::Mode::Dark;
    const QSize size = m_wishes.sizes.at(m_shot % sizes);
    QString name = m_steps.at(m_at).name;
    if (dark)
        name += u"-dark"_s;
    if (size != FirstSize)
        name += u"-%1x%2"_s.arg(size.width()).arg(size.height());
    save(name);
    m_settle = 0;
    if (++m_shot < sizes * m_wishes.colours.size())
        dress(m_shot);
}

void Screenshots::save(const QString &name)
{
    // A text that changed a moment ago has asked for its room, but has not got it yet.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QImage picture = subject()->grab().toImage();
    if (!m_gallery) {
        QPainter painter(&picture);
        for (QWidget *above : windowsAbove()) {
            // A dialog is a window of its own: it is put where the screen would show it.
            if (qobject_cast<QDialog *>(above))
                fit(above);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            const QPoint at = above->mapToGlobal(QPoint()) - m_window.mapToGlobal(QPoint());
            painter.drawPixmap(at, above->grab());
        }
    }
    const QString page = m_gallery ? u"gallery"_s : m_window.currentPage();
    const auto write = [this, picture, page](const QString &path, QImage::Format format) {
        ++m_storing;
        m_writer.start([this, picture, path, page, format] {
            const bool good = picture.convertToFormat(format).save(path, "png", 60);
            QMetaObject::invokeMethod(this, [this, path, page, good] { stored(path, page, good); });
        });
    };
    write(QDir(m_folder).filePath(name + u".png"_s), picture.format());
    // What only colour would tell is seen to be missing in these.
    if (m_wishes.grey)
        write(QDir(m_folder).filePath(name + u"-grey.png"_s), QImage::Format_Grayscale8);
}

void Screenshots::stored(const QString &path, const QString &page, bool good)
{
    --m_storing;
    if (!good) {
        fail(tr("%1 cannot be written").arg(path));
        return;
    }
    std::printf("%s: %s\n", qPrintable(QDir::toNativeSeparators(path)), qPrintable(page));
    std::fflush(stdout);
    finishWhenStored();
}

void Screenshots::finishWhenStored()
{
    if (m_done && m_storing == 0) {
        m_done = false;
        emit finished(0);
    }
}

void Screenshots::fail(const QString &words)
{
    m_timer.stop();
    m_done = false;
    std::fprintf(stderr, "%s\n", qPrintable(words));
    emit finished(1);
}

} // namespace console
