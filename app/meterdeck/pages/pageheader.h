// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace widgets {
class FlowLayout;
class Label;
} // namespace widgets

namespace console {

/// The head of a page: its title, what needs a person (600), what is well, and controls at the right; below
/// them where there is no room for both.
class PageHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// @p strong is what needs you or the gist, @p rest what is well.
    void setSentence(const QString &strong, const QString &rest = {});
    /// Puts a control at the right end.
    void addControl(QWidget *control);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QBoxLayout *m_layout;
    QWidget *m_controls;
    widgets::FlowLayout *m_flow;
    widgets::Label *m_title;
    widgets::Label *m_strong;
    widgets::Label *m_rest;
};

} // namespace console
