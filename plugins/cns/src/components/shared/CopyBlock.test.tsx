import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CopyBlock } from './CopyBlock';

describe('CopyBlock', () => {
  it('copies exactly what it shows, and says so', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    renderInTestApp(<CopyBlock text={'a: 1\n  b: 2'} label="Values" />);

    await user.click(
      await screen.findByRole('button', { name: 'Copy: Values' }),
    );

    expect(write).toHaveBeenCalledWith('a: 1\n  b: 2');
    expect(
      await screen.findByRole('button', { name: 'Copied' }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Values').textContent).toBe('a: 1\n  b: 2');
  });

  it('says what to do when the browser does not let it', async () => {
    const user = userEvent.setup();
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValue(new Error('refused'));
    renderInTestApp(<CopyBlock text="x" label="Values" />);

    await user.click(await screen.findByRole('button'));

    expect(
      await screen.findByRole('button', {
        name: 'Select the text and copy it',
      }),
    ).toBeInTheDocument();
  });
});
